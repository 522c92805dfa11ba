package dev.repartee.engine.turn;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.OptionalLong;

/** The present time of a decision, and the earliest of the times that its rules wait for. */
final class Deadlines {
  private long nowNanos;
  private long nextNanos = Long.MAX_VALUE;

  void startAt(long atNanos) {
    nowNanos = atNanos;
    nextNanos = Long.MAX_VALUE;
  }

  long nowNanos() {
    return nowNanos;
  }

  OptionalLong next() {
    return nextNanos == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(nextNanos);
  }

  /**
   * Whether {@code afterMs} have passed since {@code sinceNanos}; if not, remembers to look again.
   */
  boolean passed(long sinceNanos, long afterMs) {
    long deadlineNanos = sinceNanos + MILLISECONDS.toNanos(afterMs);
    if (nowNanos >= deadlineNanos) {
      return true;
    }
    nextNanos = Math.min(nextNanos, deadlineNanos);
    return false;
  }
}
