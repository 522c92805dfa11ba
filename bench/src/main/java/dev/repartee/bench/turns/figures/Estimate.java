package dev.repartee.bench.turns.figures;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rate or a mean with its 95 % confidence interval, by bootstrap over recordings (Efron, 1979):
 * what comes from one recording is drawn together, since it is alike.
 *
 * @param value sum of what is counted by sum of what it is counted of; null if there is nothing
 * @param n how many items it was taken from
 */
@JsonSerialize(using = EstimateSerializer.class)
public record Estimate(
    @Nullable Double value, @Nullable Double low95, @Nullable Double high95, int n) {
  private static final int ROUNDS = 1_000;
  private static final long SEED = 20_261_123;

  /** Of nothing. */
  public static final Estimate NONE = new Estimate(null, null, null, 0);

  /** The share of items of which something holds. */
  public static <T> Estimate share(
      List<T> items, Function<T, String> recording, Function<T, Boolean> holds) {
    return ratio(items, recording, item -> holds.apply(item) ? 1 : 0, item -> 1);
  }

  /** The mean of a value of items. */
  public static <T> Estimate mean(
      List<T> items, Function<T, String> recording, ToDoubleFunction<T> value) {
    return ratio(items, recording, value, item -> 1);
  }

  /** A sum over items by another sum over them. */
  public static <T> Estimate ratio(
      List<T> items,
      Function<T, String> recording,
      ToDoubleFunction<T> counted,
      ToDoubleFunction<T> of) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (T item : items) {
      double[] sum = sums.computeIfAbsent(recording.apply(item), key -> new double[2]);
      sum[0] += counted.applyAsDouble(item);
      sum[1] += of.applyAsDouble(item);
    }
    List<double[]> recordings = new ArrayList<>(sums.values());
    double value = quotient(recordings);
    if (Double.isNaN(value)) {
      return NONE;
    }
    double[] drawn = draw(recordings);
    return new Estimate(
        rounded(value),
        rounded(drawn[(int) (0.025 * (drawn.length - 1))]),
        rounded(drawn[(int) Math.ceil(0.975 * (drawn.length - 1))]),
        items.size());
  }

  private static double[] draw(List<double[]> recordings) {
    Random random = new Random(SEED);
    double[] values = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      List<double[]> sample = new ArrayList<>();
      for (int i = 0; i < recordings.size(); i++) {
        sample.add(recordings.get(random.nextInt(recordings.size())));
      }
      values[round] = quotient(sample);
    }
    double[] valid = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    Arrays.sort(valid);
    return valid;
  }

  private static double quotient(List<double[]> sums) {
    double counted = 0;
    double of = 0;
    for (double[] sum : sums) {
      counted += sum[0];
      of += sum[1];
    }
    return of == 0 ? Double.NaN : counted / of;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** As a share in percent, for a table. */
  public String percent() {
    return value == null
        ? "-"
        : String.format(
            Locale.ROOT, "%.1f (%.1f-%.1f)", 100 * value, 100 * or0(low95), 100 * or0(high95));
  }

  /** As a plain number, for a table. */
  public String number() {
    return value == null
        ? "-"
        : String.format(Locale.ROOT, "%.0f (%.0f-%.0f)", value, or0(low95), or0(high95));
  }

  private static double or0(@Nullable Double bound) {
    return bound == null ? 0 : bound;
  }
}
