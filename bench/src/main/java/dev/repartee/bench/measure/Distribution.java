package dev.repartee.bench.measure;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collection;
import java.util.List;

/**
 * A summary of many measurements of one thing, in the unit of those measurements.
 *
 * @param n how many there were; the rest is 0 if there was none
 * @param p50 the middle one
 * @param p95 the one that 95 % do not exceed
 * @param p99 the one that 99 % do not exceed
 */
@JsonPropertyOrder({"n", "p50", "p95", "p99", "max"})
public record Distribution(int n, double p50, double p95, double p99, double max) {
  /** Summarises measurements; percentiles are measurements themselves (nearest rank). */
  public static Distribution of(Collection<? extends Number> measurements) {
    List<Double> sorted = measurements.stream().map(Number::doubleValue).sorted().toList();
    return new Distribution(
        sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(List<Double> sorted, double share) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(share * sorted.size());
    return Math.round(sorted.get(Math.max(0, rank - 1)) * 10) / 10.0;
  }
}
