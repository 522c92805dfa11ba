package dev.repartee.transport.audio;

import java.util.concurrent.TimeUnit;

/**
 * Keeps a caller's sound to the speed at which it is spoken.
 *
 * <p>Up to {@value #BURST_SECONDS} s may come at once, as after a hold-up on the way. What a longer
 * hold-up brings beyond that is stale and is dropped. Sound that runs ahead of time since the first
 * of it cannot come from a live caller.
 */
public final class SpeedLimit {
  /** Why a call ends whose caller does not keep to it. */
  public static final String TOO_FAST =
      "Sound came faster than it is spoken; send it in real time.";

  private static final int BURST_SECONDS = 5;
  private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(BURST_SECONDS);

  private long startNanos;
  private long lastNanos;
  private long totalNanos;
  private long creditNanos = BURST_NANOS;
  private boolean started;

  /** What to do with a piece of sound. */
  public enum Verdict {
    TAKE,
    DROP,
    TOO_FAST
  }

  /** Judges the next piece. */
  public Verdict on(long soundNanos, long nowNanos) {
    if (!started) {
      started = true;
      startNanos = nowNanos;
      lastNanos = nowNanos;
    }
    totalNanos += soundNanos;
    if (totalNanos > nowNanos - startNanos + BURST_NANOS) {
      return Verdict.TOO_FAST;
    }
    creditNanos = Math.min(BURST_NANOS, creditNanos + nowNanos - lastNanos);
    lastNanos = nowNanos;
    if (soundNanos > creditNanos) {
      return Verdict.DROP;
    }
    creditNanos -= soundNanos;
    return Verdict.TAKE;
  }
}
