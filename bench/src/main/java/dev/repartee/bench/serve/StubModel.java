package dev.repartee.bench.serve;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import dev.repartee.engine.time.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A stub model: says the same 20 tokens to everything, the first after {@value #FIRST_TOKEN_MS} ms
 * and one every {@value #TOKEN_MS} ms from then on. They are two sentences, the first of eight
 * tokens, and with {@link StubVoice} they last 3.8 s.
 */
final class StubModel implements LanguageModel {
  static final long FIRST_TOKEN_MS = 100;
  static final long TOKEN_MS = 10;
  static final String TEXT = "I can do it for you in May. So is it ok to go on as it is or no?";

  private static final List<ReplyEvent.TextDelta> TOKENS =
      List.of(TEXT.split("(?<= )")).stream().map(ReplyEvent.TextDelta::new).toList();

  private final Supplier<EventLoop> here;

  /**
   * A stub model.
   *
   * @param here gives the event loop of the calling thread
   */
  StubModel(Supplier<EventLoop> here) {
    this.here = here;
  }

  @Override
  public String displayName() {
    return "stub: 20 tokens, the first after 100 ms";
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    Telling telling = new Telling(here.get(), listener);
    telling.tellLater();
    return telling;
  }

  @Override
  public void close() {}

  private static final class Telling implements Cancellable {
    private final EventLoop loop;
    private final ReplyListener listener;
    private final long startNanos;
    private Cancellable timer = DONE;
    private int told;
    private boolean cancelled;

    Telling(EventLoop loop, ReplyListener listener) {
      this.loop = loop;
      this.listener = listener;
      this.startNanos = loop.nanos();
    }

    /** Each token's time follows from the first one's, so that late timers do not add up. */
    void tellLater() {
      if (cancelled) {
        return;
      }
      long atMs = FIRST_TOKEN_MS + told * TOKEN_MS;
      timer = loop.at(startNanos + TimeUnit.MILLISECONDS.toNanos(atMs), this::tell);
    }

    private void tell() {
      listener.on(TOKENS.get(told++));
      if (told < TOKENS.size()) {
        tellLater();
      } else if (!cancelled) {
        listener.on(new ReplyEvent.Finished(FinishReason.STOP, new Usage(0, told, 0)));
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      timer.cancel();
    }
  }
}
