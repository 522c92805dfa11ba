package dev.repartee.llm.openai;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel.ReplyListener;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.Failed;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * One reply: an exchange with the server, a second one if the first fails before any text, and the
 * limits of time.
 *
 * <p>Lives on one context; only {@link #cancel()} may be called from elsewhere.
 */
final class ChatReply implements Cancellable, ChatExchange.Listener {
  private static final int MAX_EXCHANGES = 2;
  private static final long RETRY_DELAY_MS = 150;
  private static final long LONGEST_RETRY_DELAY_MS = 1_000;

  /** How long after its last word a server may still report the usage. */
  private static final long USAGE_GRACE_MS = 200;

  private final Vertx vertx;
  private final Context context;
  private final OpenAiSettings settings;
  private final ChatFailures failures;
  private final ExchangeStarter starter;
  private final ReplyListener listener;
  private final ThoughtFilter thoughts = new ThoughtFilter();
  private final ToolCallAssembly toolCalls = new ToolCallAssembly();

  private @Nullable ChatExchange exchange;
  private int exchanges;
  private boolean begun;
  private boolean spoke;
  private @Nullable FinishReason finish;
  private Usage usage = Usage.UNKNOWN;
  private long limitTimer = -1;
  private long retryTimer = -1;
  private volatile boolean over;

  ChatReply(
      Vertx vertx,
      Context context,
      OpenAiSettings settings,
      ExchangeStarter starter,
      ReplyListener listener) {
    this.vertx = vertx;
    this.context = context;
    this.settings = settings;
    this.failures = new ChatFailures(settings);
    this.starter = starter;
    this.listener = listener;
  }

  /** Sends the request through a new exchange. */
  @FunctionalInterface
  interface ExchangeStarter {
    void start(ChatExchange exchange);
  }

  /** Begins on the context, never inside this call. */
  void start() {
    context.runOnContext(
        now -> {
          limit(settings.firstTokenTimeoutMs());
          ask();
        });
  }

  @Override
  public void cancel() {
    over = true;
    context.runOnContext(now -> release());
  }

  private void ask() {
    if (over) {
      return;
    }
    exchanges++;
    ChatExchange next = new ChatExchange(failures, this);
    exchange = next;
    starter.start(next);
  }

  @Override
  public void onChunk(ChatChunk chunk) {
    if (over) {
      return;
    }
    usage = chunk.usage() == null ? usage : chunk.usage();
    say(thoughts.accept(chunk.text()));
    for (ChatChunk.ToolCallPiece piece : chunk.toolCalls()) {
      if (!toolCalls.accept(piece)) {
        end(failures.notUnderstood("endless tool calls"));
        return;
      }
    }
    begun |= spoke || chunk.thinking() || thoughts.thinking() || !toolCalls.isEmpty();
    finish = chunk.finish() == null ? finish : chunk.finish();
    if (finish != null) {
      limit(USAGE_GRACE_MS);
    } else if (begun) {
      limit(settings.idleTimeoutMs());
    }
  }

  @Override
  public void onComplete() {
    if (over) {
      return;
    }
    say(thoughts.end());
    if (!toolCalls.isEmpty()) {
      toolCalls.calls().forEach(listener::on);
      end(new ReplyEvent.Finished(FinishReason.TOOL_CALLS, usage));
    } else if (spoke || finish == FinishReason.CONTENT_FILTER) {
      end(new ReplyEvent.Finished(finish == null ? FinishReason.STOP : finish, usage));
    } else {
      end(failures.notUnderstood("an answer without words"));
    }
  }

  @Override
  public void onFailure(Failed failure, @Nullable String retryAfter) {
    if (over) {
      return;
    }
    long delayMs = retryDelayMs(retryAfter);
    boolean again =
        failure.retryable()
            && !begun
            && exchanges < MAX_EXCHANGES
            && delayMs <= LONGEST_RETRY_DELAY_MS;
    if (again) {
      retryTimer = vertx.setTimer(delayMs, now -> ask());
    } else {
      end(failure);
    }
  }

  /** Starts the clock anew; when it runs out the reply is over, one way or another. */
  private void limit(long limitMs) {
    vertx.cancelTimer(limitTimer);
    limitTimer =
        vertx.setTimer(
            limitMs,
            now -> {
              if (over) {
                return;
              }
              if (finish != null) {
                onComplete();
              } else {
                end(begun ? failures.stalled() : failures.noFirstToken());
              }
            });
  }

  private void say(String text) {
    if (!text.isEmpty()) {
      spoke = true;
      listener.on(new ReplyEvent.TextDelta(text));
    }
  }

  private void end(ReplyEvent last) {
    over = true;
    release();
    listener.on(last);
  }

  private void release() {
    vertx.cancelTimer(limitTimer);
    vertx.cancelTimer(retryTimer);
    ChatExchange open = exchange;
    exchange = null;
    if (open != null) {
      open.abandon();
    }
  }

  private static long retryDelayMs(@Nullable String retryAfter) {
    if (retryAfter == null) {
      return RETRY_DELAY_MS;
    }
    try {
      return Math.max(RETRY_DELAY_MS, Math.round(1000 * Double.parseDouble(retryAfter)));
    } catch (NumberFormatException e) {
      // A date: nobody waits that long on the phone.
      return Long.MAX_VALUE;
    }
  }
}
