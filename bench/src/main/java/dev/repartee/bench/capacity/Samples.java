package dev.repartee.bench.capacity;

import dev.repartee.bench.stats.Distribution;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Measured times of one kind; kept without an object for each. */
final class Samples {
  private static final double NANOS_PER_MS = 1e6;

  private long[] nanos = new long[256];
  private int count;

  void add(long sampleNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = sampleNanos;
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
  }

  /** How they are spread, in milliseconds. */
  Distribution distributionMs() {
    return Distribution.of(
        LongStream.of(nanos).limit(count).mapToObj(sample -> sample / NANOS_PER_MS).toList());
  }
}
