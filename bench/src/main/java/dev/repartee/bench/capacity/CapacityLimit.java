package dev.repartee.bench.capacity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;

/**
 * How many calls a server carries.
 *
 * @param carriedCalls the most calls with which all was well
 * @param brokenBy the first number of calls with which something was not, and 0 if there was none
 * @param reason what was not well then; empty if all was
 */
@JsonPropertyOrder({"carried_calls", "broken_by", "reason"})
public record CapacityLimit(int carriedCalls, int brokenBy, String reason) {
  private static final double MOST_JITTER_MS = 10;
  private static final double MOST_DELAY_MS = 100;

  /** Judges the steps, which go up. */
  public static CapacityLimit of(List<StepFigures> steps) {
    int carried = 0;
    for (StepFigures step : steps) {
      String reason = objection(steps.get(0), step);
      if (!reason.isEmpty()) {
        return new CapacityLimit(carried, step.calls(), reason);
      }
      carried = step.calls();
    }
    return new CapacityLimit(carried, 0, "");
  }

  /** Whether all is well in a step, given the one with the fewest calls. */
  static boolean isWell(StepFigures first, StepFigures step) {
    return objection(first, step).isEmpty();
  }

  private static String objection(StepFigures first, StepFigures step) {
    double delayMs = step.responseMs().p95() - first.responseMs().p95();
    if (step.callsUp() < step.calls()) {
      return step.calls() - step.callsUp() + " calls were refused or broke off";
    }
    if (!step.failures().isEmpty()) {
      return "failures: " + step.failures();
    }
    if (step.jitterMs().p99() > MOST_JITTER_MS) {
      return String.format(
          Locale.ROOT, "jitter p99 is %.1f ms, more than 10", step.jitterMs().p99());
    }
    if (delayMs > MOST_DELAY_MS) {
      return String.format(Locale.ROOT, "response p95 has grown by %.0f ms", delayMs);
    }
    return "";
  }
}
