package dev.repartee.bench.latency;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * A stub for measurements: says the same 20 tokens to everything, the first after 100 ms and one
 * every 10 ms from then on, as a fast hosted model would.
 */
final class StubTimedModel implements LanguageModel {
  private static final long FIRST_TOKEN_MS = 100;
  private static final long TOKEN_MS = 10;
  private static final List<String> TOKENS =
      List.of(
          "Thank ",
          "you ",
          "for ",
          "asking, ",
          "I ",
          "can ",
          "help ",
          "with ",
          "that. ",
          "Please ",
          "tell ",
          "me ",
          "which ",
          "day ",
          "and ",
          "time ",
          "would ",
          "suit ",
          "you ",
          "best.");

  private final Vertx vertx;

  StubTimedModel(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public String displayName() {
    return "stub: 20 tokens, the first after 100 ms";
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    Telling telling = new Telling(listener);
    telling.timer = vertx.setTimer(FIRST_TOKEN_MS, telling::next);
    return () -> vertx.cancelTimer(telling.timer);
  }

  @Override
  public void close() {}

  private final class Telling {
    private final ReplyListener listener;
    private volatile long timer;
    private int told;

    Telling(ReplyListener listener) {
      this.listener = listener;
    }

    void next(Long ignored) {
      listener.on(new ReplyEvent.TextDelta(TOKENS.get(told++)));
      if (told < TOKENS.size()) {
        timer = vertx.setTimer(TOKEN_MS, this::next);
      } else {
        listener.on(new ReplyEvent.Finished(FinishReason.STOP, new Usage(0, TOKENS.size(), 0)));
      }
    }
  }
}
