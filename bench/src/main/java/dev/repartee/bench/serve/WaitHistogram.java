package dev.repartee.bench.serve;

import dev.repartee.bench.stats.Distribution;
import java.util.Arrays;

/**
 * How waiting times are spread, in a bounded space: each counts in a class a tenth wider than the
 * one before, so that percentiles are right to a tenth. Thread safe.
 */
final class WaitHistogram {
  private static final double NANOS_PER_MS = 1e6;
  private static final double SHORTEST_NANOS = 1_000;
  private static final double GROWTH = Math.log(1.1);

  /** The last class holds all that is longer than 100 s. */
  private final int[] counts = new int[194];

  private int total;
  private long maxNanos;

  synchronized void add(long nanos) {
    double times = Math.max(1, nanos / SHORTEST_NANOS);
    counts[Math.min(counts.length - 1, (int) (Math.log(times) / GROWTH))]++;
    total++;
    maxNanos = Math.max(maxNanos, nanos);
  }

  /** What was added since the last time, in milliseconds; forgets it. */
  synchronized Distribution takeMs() {
    Distribution taken =
        new Distribution(
            total,
            percentile(0.50),
            percentile(0.95),
            percentile(0.99),
            rounded((double) maxNanos));
    Arrays.fill(counts, 0);
    total = 0;
    maxNanos = 0;
    return taken;
  }

  private double percentile(double share) {
    int rank = (int) Math.ceil(share * total);
    int below = 0;
    for (int i = 0; i < counts.length && rank > 0; i++) {
      below += counts[i];
      if (below >= rank) {
        double upperNanos = SHORTEST_NANOS * Math.exp((i + 1) * GROWTH);
        return rounded(Math.min(upperNanos, (double) maxNanos));
      }
    }
    return 0;
  }

  private static double rounded(double nanos) {
    return Math.round(1000 * nanos / NANOS_PER_MS) / 1000.0;
  }
}
