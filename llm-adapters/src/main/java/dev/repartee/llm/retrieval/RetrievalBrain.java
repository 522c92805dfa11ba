package dev.repartee.llm.retrieval;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Answers out of a folder of questions and documents, in this process, without a model server.
 *
 * <p>A question is embedded in the inference pool, and the answer comes word by word, all at once,
 * on the context that asked. Remembers nothing: all that it knows of a conversation is the prompt.
 * It does not use tools and ignores those that it is offered. Thread safe.
 */
public final class RetrievalBrain implements LanguageModel {
  private static final System.Logger LOG = System.getLogger(RetrievalBrain.class.getName());
  private static final Pattern WORD_STARTS = Pattern.compile("(?<=\\s)(?=\\S)");

  private final Vertx vertx;
  private final InferencePool inference;
  private final KnowledgeIndex index;
  private final Dialogue dialogue;

  RetrievalBrain(Vertx vertx, InferencePool inference, Knowledge knowledge, KnowledgeIndex index) {
    this.vertx = vertx;
    this.inference = inference;
    this.index = index;
    this.dialogue = new Dialogue(knowledge, index);
  }

  @Override
  public String displayName() {
    return "built-in answers";
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    Reply reply = new Reply(vertx.getOrCreateContext(), listener);
    try {
      Cancellable job =
          inference.submit(Priority.FIRST_PHRASE, () -> reply.give(answerOrFailure(prompt)));
      return () -> {
        reply.cancel();
        job.cancel();
      };
    } catch (RejectedExecutionException e) {
      reply.give(
          new ReplyEvent.Failed(
              FailureKind.UNAVAILABLE,
              "No answer could be looked up, because " + e.getMessage() + ".",
              true));
      return reply::cancel;
    }
  }

  @Override
  public void close() {
    index.close();
  }

  private ReplyEvent answerOrFailure(Prompt prompt) {
    try {
      return new ReplyEvent.TextDelta(dialogue.answer(prompt));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "looking up an answer failed", e);
      return new ReplyEvent.Failed(
          FailureKind.INTERNAL, "Looking up an answer failed; the log has the details.", false);
    }
  }

  /** One reply on its way to the context that asked. */
  private static final class Reply {
    private final Context context;
    private final ReplyListener listener;
    private final AtomicBoolean over = new AtomicBoolean();

    Reply(Context context, ReplyListener listener) {
      this.context = context;
      this.listener = listener;
    }

    void cancel() {
      over.set(true);
    }

    /** Reports a failure, or the words of an answer one by one and its end. */
    void give(ReplyEvent result) {
      context.runOnContext(
          now -> {
            if (result instanceof ReplyEvent.TextDelta answer) {
              for (String word : WORD_STARTS.split(answer.text(), 0)) {
                tell(new ReplyEvent.TextDelta(word));
              }
              tell(new ReplyEvent.Finished(FinishReason.STOP, Usage.UNKNOWN));
            } else {
              tell(result);
            }
          });
    }

    private void tell(ReplyEvent event) {
      if (!over.get()) {
        listener.on(event);
      }
    }
  }
}
