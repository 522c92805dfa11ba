package dev.repartee.transport.local;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.CallerLine;
import org.jspecify.annotations.Nullable;

/**
 * A line inside one process: what one end sends, the other has, unchanged and at once.
 *
 * <p>Both ends live on the same loop. Everything is delivered through the loop's queue, so neither
 * end is ever called from within a call of its own.
 */
public final class LocalCallTransport implements CallTransport {
  private static final int HEARD_RATE_HZ = 16_000;

  private final EventLoop loop;
  private final CallerLine.Listener caller;
  private final CallerLine callerLine = new CallersEnd();
  private Resampler incoming = new Resampler(HEARD_RATE_HZ, HEARD_RATE_HZ);
  private int incomingRateHz = HEARD_RATE_HZ;
  private @Nullable CallListener agent;
  private @Nullable String endReason;
  private boolean agentTold;
  private boolean callerTold;

  /**
   * A connected line.
   *
   * @param caller receives what the agent's side does
   */
  public LocalCallTransport(EventLoop loop, CallerLine.Listener caller) {
    this.loop = loop;
    this.caller = caller;
  }

  /** The other end. */
  public CallerLine callerLine() {
    return callerLine;
  }

  @Override
  public void start(CallListener listener) {
    assert loop.isCurrent();
    agent = listener;
    if (endReason != null) {
      tellAgentOfTheEnd(endReason);
    }
  }

  @Override
  public void play(AudioFrame tenMillis) {
    assert loop.isCurrent();
    toCaller(() -> caller.onAudio(tenMillis));
  }

  /** Drops nothing: what was played is heard at once. */
  @Override
  public long clear() {
    assert loop.isCurrent();
    return 0;
  }

  @Override
  public long playbackDelayNanos() {
    return 0;
  }

  @Override
  public void send(ConversationEvent event) {
    assert loop.isCurrent();
    toCaller(() -> caller.onEvent(event));
  }

  @Override
  public void close(String reason) {
    assert loop.isCurrent();
    if (endReason != null) {
      return;
    }
    endReason = reason;
    tellAgentOfTheEnd(reason);
    loop.run(
        () -> {
          callerTold = true;
          caller.onClosed(reason);
        });
  }

  private void tellAgentOfTheEnd(String reason) {
    loop.run(
        () -> {
          CallListener told = agent;
          if (told != null && !agentTold) {
            agentTold = true;
            told.onClosed(reason);
          }
        });
  }

  private void toCaller(Runnable news) {
    if (endReason == null) {
      loop.run(
          () -> {
            if (!callerTold) {
              news.run();
            }
          });
    }
  }

  private void hear(AudioFrame frame) {
    if (frame.sampleRateHz() != incomingRateHz) {
      incomingRateHz = frame.sampleRateHz();
      incoming = new Resampler(incomingRateHz, HEARD_RATE_HZ);
    }
    AudioFrame heard = incoming.process(frame);
    loop.run(
        () -> {
          CallListener told = agent;
          if (told != null && !agentTold) {
            told.onAudio(heard);
          }
        });
  }

  private void read(String text) {
    loop.run(
        () -> {
          CallListener told = agent;
          if (told != null && !agentTold) {
            told.onText(text);
          }
        });
  }

  /** The caller's end. */
  private final class CallersEnd implements CallerLine {
    @Override
    public void speak(AudioFrame tenMillis) {
      assert loop.isCurrent();
      if (endReason == null) {
        hear(tenMillis);
      }
    }

    @Override
    public void type(String text) {
      assert loop.isCurrent();
      if (endReason == null) {
        read(text);
      }
    }

    @Override
    public void hangUp() {
      close("The caller has hung up.");
    }
  }
}
