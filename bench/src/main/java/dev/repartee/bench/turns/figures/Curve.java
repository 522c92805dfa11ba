package dev.repartee.bench.turns.figures;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * False cut-offs against response delay for one kind of policy, by its operating points.
 *
 * @param meanDelayMsAt5Percent mean delay where 5 % of turns are cut off; null where none of the
 *     points comes down to that
 * @param meanDelayMsAt5PercentAudible the same for cut-offs that can be heard for 300 ms
 */
public record Curve(
    String name,
    @JsonProperty("mean_delay_ms_at_5_percent") @Nullable Double meanDelayMsAt5Percent,
    @JsonProperty("mean_delay_ms_at_10_percent") @Nullable Double meanDelayMsAt10Percent,
    @JsonProperty("mean_delay_ms_at_5_percent_audible")
        @Nullable Double meanDelayMsAt5PercentAudible,
    List<EndOfTurnPoint> curve) {
  public Curve {
    curve = List.copyOf(curve);
  }

  public static Curve of(String name, List<EndOfTurnPoint> points) {
    return new Curve(
        name,
        delayAt(0.05, points, EndOfTurnPoint::falseCutOffRate),
        delayAt(0.10, points, EndOfTurnPoint::falseCutOffRate),
        delayAt(0.05, points, EndOfTurnPoint::audibleCutOffRate),
        points);
  }

  private static @Nullable Double delayAt(
      double rate, List<EndOfTurnPoint> points, Function<EndOfTurnPoint, Estimate> rateOf) {
    List<double[]> known = new ArrayList<>();
    for (EndOfTurnPoint point : points) {
      Double cut = rateOf.apply(point).value();
      Double delay = point.meanDelayMs().value();
      if (cut != null && delay != null) {
        known.add(new double[] {delay, cut});
      }
    }
    return delayAt(rate, known);
  }

  /**
   * The delay at which a rate is reached, between the two points around it.
   *
   * @param points pairs of delay and rate; those that another beats in both do not count
   */
  static @Nullable Double delayAt(double rate, List<double[]> points) {
    List<double[]> byDelay = new ArrayList<>(points);
    byDelay.sort(Comparator.comparingDouble((double[] p) -> p[0]).thenComparingDouble(p -> p[1]));
    double[] before = null;
    for (double[] point : byDelay) {
      if (before != null && point[1] >= before[1]) {
        continue;
      }
      if (point[1] <= rate) {
        double share = before == null ? 1 : (before[1] - rate) / (before[1] - point[1]);
        double from = before == null ? point[0] : before[0];
        return (double) Math.round(from + share * (point[0] - from));
      }
      before = point;
    }
    return null;
  }
}
