package dev.repartee.llm.retrieval;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.llm.retrieval.KnowledgeReader.KnowledgeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Reads an agent's knowledge and makes it searchable, in the inference pool. */
final class KnowledgeLoader {
  private static final String FIELD = "knowledge";
  private static final int TEXTS_IN_A_JOB = 32;

  private final InferencePool inference;

  KnowledgeLoader(InferencePool inference) {
    this.inference = inference;
  }

  /**
   * The knowledge folder of the settings, if they name one.
   *
   * @throws dev.repartee.engine.spi.SettingsException if the folder does not hold what it should
   */
  static Optional<Knowledge> read(ProviderSettings settings) {
    Optional<Path> folder = settings.file(FIELD);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new KnowledgeReader().read(folder.get()));
    } catch (KnowledgeException e) {
      throw settings.wrong(FIELD, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Embeds all of it; takes some seconds, and leaves the network warm. Blocks.
   *
   * @throws ProviderUnavailableException if the network cannot be loaded on this machine
   */
  KnowledgeIndex index(Knowledge knowledge) throws ProviderUnavailableException {
    try {
      TextEmbedder embedder = inPool(BgeEmbedder::new).join();
      List<String> texts = KnowledgeIndex.textsToEmbed(knowledge);
      List<CompletableFuture<List<float[]>>> jobs = new ArrayList<>();
      for (int i = 0; i < texts.size(); i += TEXTS_IN_A_JOB) {
        List<String> some = texts.subList(i, Math.min(texts.size(), i + TEXTS_IN_A_JOB));
        jobs.add(inPool(() -> some.stream().map(embedder::embed).toList()));
      }
      List<float[]> vectors = new ArrayList<>();
      jobs.forEach(job -> vectors.addAll(job.join()));
      return new KnowledgeIndex(knowledge, embedder, vectors);
    } catch (CompletionException | CancellationException | RejectedExecutionException e) {
      throw new ProviderUnavailableException(
          "The built-in answers cannot be searched on this machine: " + e.getMessage() + ".", e);
    }
  }

  private <T> CompletableFuture<T> inPool(Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work,
        task -> {
          var ignored = inference.submit(Priority.LATER_PHRASE, task);
        });
  }
}
