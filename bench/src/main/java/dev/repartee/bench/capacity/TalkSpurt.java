package dev.repartee.bench.capacity;

import java.util.Arrays;

/**
 * When the packets of one stretch of the agent's speech arrived, against the even grid on which
 * they should have.
 *
 * <p>The grid is laid through the median of the arrivals, so that one late packet counts as one.
 * The first packet lays nothing and does not count: when it comes is the response time, and some
 * engines send the second one right after it, to be a packet ahead from then on, which no listener
 * minds.
 */
final class TalkSpurt {
  private static final int FEWEST = 5;

  private long[] offsetsNanos = new long[256];
  private int count;
  private long soundNanos;

  /** A packet has arrived. */
  void arrived(long atNanos, long durationNanos) {
    if (count == offsetsNanos.length) {
      offsetsNanos = Arrays.copyOf(offsetsNanos, 2 * count);
    }
    offsetsNanos[count++] = atNanos - soundNanos;
    soundNanos += durationNanos;
  }

  /** Ends the stretch, and adds how far each packet was from its place, early or late. */
  void endInto(Samples jitter) {
    if (count >= FEWEST) {
      Arrays.sort(offsetsNanos, 1, count);
      long medianNanos = offsetsNanos[count / 2];
      for (int i = 1; i < count; i++) {
        jitter.add(Math.abs(offsetsNanos[i] - medianNanos));
      }
    }
    count = 0;
    soundNanos = 0;
  }
}
