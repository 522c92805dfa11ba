package dev.repartee.llm.retrieval;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.ReplyEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * A language model that is told, with each question, what the agent's knowledge folder says about
 * it. Costs one embedding, some milliseconds, before the model is asked. Thread safe.
 */
public final class InformedModel implements LanguageModel {
  private static final System.Logger LOG = System.getLogger(InformedModel.class.getName());

  private final Vertx vertx;
  private final InferencePool inference;
  private final LanguageModel model;
  private final KnowledgeIndex index;
  private final KnowledgeNotes notes;

  InformedModel(Vertx vertx, InferencePool inference, LanguageModel model, KnowledgeIndex index) {
    this.vertx = vertx;
    this.inference = inference;
    this.model = model;
    this.index = index;
    this.notes = new KnowledgeNotes(index);
  }

  /**
   * Gives a model the folder that the setting {@code knowledge} names; the model itself if there is
   * no such setting. Blocks while the folder is read and embedded. The model is closed if that
   * fails.
   *
   * @throws dev.repartee.engine.spi.SettingsException if the folder does not hold what it should
   * @throws ProviderUnavailableException if the folder cannot be searched on this machine
   */
  public static LanguageModel inform(
      LanguageModel model, ProviderSettings settings, ProviderServices services)
      throws ProviderUnavailableException {
    boolean done = false;
    try {
      Optional<Knowledge> knowledge = KnowledgeLoader.read(settings);
      LanguageModel informed = model;
      if (knowledge.isPresent()) {
        KnowledgeIndex index = new KnowledgeLoader(services.inference()).index(knowledge.get());
        informed = new InformedModel(services.vertx(), services.inference(), model, index);
      }
      done = true;
      return informed;
    } finally {
      if (!done) {
        model.close();
      }
    }
  }

  @Override
  public String displayName() {
    return model.displayName();
  }

  @Override
  public boolean takesSpeculation() {
    return model.takesSpeculation();
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    Context context = vertx.getOrCreateContext();
    Reply reply = new Reply(context, listener);
    try {
      Cancellable job =
          inference.submit(
              Priority.FIRST_PHRASE,
              () -> {
                Prompt informed = informed(prompt);
                context.runOnContext(now -> reply.begin(model, informed));
              });
      return () -> {
        job.cancel();
        reply.cancel();
      };
    } catch (RejectedExecutionException e) {
      context.runOnContext(now -> reply.refuse(String.valueOf(e.getMessage())));
      return reply;
    }
  }

  @Override
  public void close() {
    model.close();
    index.close();
  }

  /** An answer without notes is better than none. */
  private Prompt informed(Prompt prompt) {
    try {
      return notes.addTo(prompt);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the knowledge could not be searched", e);
      return prompt;
    }
  }

  /** One reply; its state belongs to the context that asked. */
  private static final class Reply implements Cancellable {
    private final Context context;
    private final ReplyListener listener;
    private Cancellable upstream = Cancellable.DONE;
    private volatile boolean cancelled;

    Reply(Context context, ReplyListener listener) {
      this.context = context;
      this.listener = listener;
    }

    void begin(LanguageModel model, Prompt prompt) {
      if (!cancelled) {
        upstream = model.reply(prompt, this::tell);
      }
    }

    void refuse(String reason) {
      tell(
          new ReplyEvent.Failed(
              FailureKind.UNAVAILABLE,
              "No answer could be started, because " + reason + ".",
              true));
    }

    @Override
    public void cancel() {
      cancelled = true;
      context.runOnContext(now -> upstream.cancel());
    }

    private void tell(ReplyEvent event) {
      if (!cancelled) {
        listener.on(event);
      }
    }
  }
}
