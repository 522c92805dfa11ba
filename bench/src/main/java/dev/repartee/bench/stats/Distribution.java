package dev.repartee.bench.stats;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How measured values are spread. Percentiles are values that were measured (nearest rank), never
 * between two; all are zero if nothing was.
 */
@JsonPropertyOrder({"n", "p50", "p95", "p99", "max"})
public record Distribution(int n, double p50, double p95, double p99, double max) {
  public static Distribution of(Collection<? extends Number> values) {
    double[] sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return new Distribution(0, 0, 0, 0, 0);
    }
    return new Distribution(
        sorted.length,
        rank(sorted, 0.50),
        rank(sorted, 0.95),
        rank(sorted, 0.99),
        sorted[sorted.length - 1]);
  }

  /** Of what some items have measured; items that have not are left out. */
  public static <T> Distribution of(
      Collection<T> items, Function<? super T, ? extends @Nullable Number> measured) {
    return of(items.stream().map(measured).filter(Objects::nonNull).toList());
  }

  private static double rank(double[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return Math.round(sorted[Math.max(0, index)] * 1000) / 1000.0;
  }
}
