package dev.repartee.engine.admission;

import java.util.concurrent.TimeUnit;

/**
 * Judges from the delays of the last {@value #WINDOW_SECONDS} seconds whether something is
 * overloaded: it is when more than one in {@value #ONE_IN} is over the limit, and stays so until no
 * more than that are over half the limit. Not thread safe.
 */
final class DelayWatch {
  private static final int WINDOW_SECONDS = 4;
  private static final int ONE_IN = 20;
  private static final int SLICES = 8;
  private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(WINDOW_SECONDS) / SLICES;

  /** With fewer delays one in twenty is none. */
  private static final int FEWEST = ONE_IN;

  private final long limitNanos;
  private final int[] all = new int[SLICES];
  private final int[] overLimit = new int[SLICES];
  private final int[] overHalf = new int[SLICES];
  private long slice;
  private boolean overloaded;

  DelayWatch(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  /** Takes a delay. */
  void add(long delayNanos, long nowNanos) {
    moveTo(nowNanos);
    int index = (int) Math.floorMod(slice, (long) SLICES);
    all[index]++;
    overLimit[index] += delayNanos > limitNanos ? 1 : 0;
    overHalf[index] += delayNanos > limitNanos / 2 ? 1 : 0;
  }

  /** Whether it is overloaded. */
  boolean isOverloaded(long nowNanos) {
    moveTo(nowNanos);
    int[] judged = overloaded ? overHalf : overLimit;
    overloaded = sum(all) >= FEWEST && sum(judged) * ONE_IN > sum(all);
    return overloaded;
  }

  private void moveTo(long nowNanos) {
    long current = Math.floorDiv(nowNanos, SLICE_NANOS);
    for (long old = Math.max(slice + 1, current - SLICES + 1); old <= current; old++) {
      int index = (int) Math.floorMod(old, (long) SLICES);
      all[index] = 0;
      overLimit[index] = 0;
      overHalf[index] = 0;
    }
    slice = Math.max(slice, current);
  }

  private static int sum(int[] slices) {
    int sum = 0;
    for (int count : slices) {
      sum += count;
    }
    return sum;
  }
}
