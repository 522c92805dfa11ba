package dev.repartee.engine.playout;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.EventLoop;
import java.util.Arrays;

/**
 * The 10 ms beat to which all calls of one event loop play.
 *
 * <p>Free of drift: each beat's time follows from the first one's. A beat that is late is made up
 * for, up to {@link #MAX_LATE_BEATS}; after a longer stop (a suspended machine) it starts afresh.
 * Rests while nobody listens.
 */
public final class MediaClock {
  /** The time between two beats. */
  public static final long BEAT_NANOS = 10_000_000L;

  private static final int MAX_LATE_BEATS = 20;

  private final EventLoop loop;
  // Replaced, never changed, so that a beat can go through it while players come and go.
  private Runnable[] players = {};
  private Cancellable timer = Cancellable.DONE;
  private long nextBeatNanos;

  public MediaClock(EventLoop loop) {
    this.loop = loop;
  }

  /** Calls {@code player} on every beat, on the loop, until cancelled there. */
  public Cancellable join(Runnable player) {
    assert loop.isCurrent();
    if (players.length == 0) {
      nextBeatNanos = loop.nanos() + BEAT_NANOS;
      timer = loop.at(nextBeatNanos, this::beat);
    }
    players = Arrays.copyOf(players, players.length + 1);
    players[players.length - 1] = player;
    return () -> leave(player);
  }

  private void leave(Runnable player) {
    players = Arrays.stream(players).filter(other -> other != player).toArray(Runnable[]::new);
    if (players.length == 0) {
      timer.cancel();
    }
  }

  private void beat() {
    long nowNanos = loop.nanos();
    if (nowNanos - nextBeatNanos > MAX_LATE_BEATS * BEAT_NANOS) {
      nextBeatNanos = nowNanos;
    }
    while (nextBeatNanos <= nowNanos && players.length > 0) {
      nextBeatNanos += BEAT_NANOS;
      for (Runnable player : players) {
        player.run();
      }
    }
    if (players.length > 0) {
      timer = loop.at(nextBeatNanos, this::beat);
    }
  }
}
