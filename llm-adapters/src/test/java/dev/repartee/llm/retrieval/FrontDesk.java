package dev.repartee.llm.retrieval;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The default agent's brain with all that belongs to it, made once for all tests that ask for it,
 * because its questions take some seconds to embed.
 */
final class FrontDesk implements AutoCloseable {
  static final Path FOLDER = Path.of("..", "demos", "front-desk");

  private final Vertx vertx = Vertx.vertx();
  private final InferencePool inference = InferencePool.forThisMachine();
  private final Knowledge knowledge;
  private final KnowledgeIndex index;
  private final LanguageModel brain;

  FrontDesk() {
    ProviderSettings settings = settings(FOLDER.resolve("knowledge"));
    try {
      knowledge =
          KnowledgeLoader.read(settings)
              .orElseThrow()
              .withDefaults(new KnowledgeReader().smallTalk());
      index = new KnowledgeLoader(inference).index(knowledge);
      brain = new RetrievalBrain(vertx, inference, knowledge, index);
    } catch (ProviderUnavailableException e) {
      throw new AssertionError(e);
    }
  }

  static ProviderSettings settings(Path knowledge) {
    return new ProviderSettings("llm", new JsonObject().put("knowledge", knowledge.toString()));
  }

  Vertx vertx() {
    return vertx;
  }

  LanguageModel brain() {
    return brain;
  }

  Dialogue dialogue() {
    return new Dialogue(knowledge, index);
  }

  Knowledge knowledge() {
    return knowledge;
  }

  KnowledgeIndex index() {
    return index;
  }

  ProviderServices services() {
    return new ProviderServices(
        vertx,
        inference,
        name -> {
          throw new ProviderUnavailableException("this test has no model files");
        });
  }

  /** Hands the one front desk to the constructors of tests. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == FrontDesk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(FrontDesk.class))
          .getOrComputeIfAbsent(FrontDesk.class);
    }
  }

  @Override
  public void close() {
    brain.close();
    inference.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
