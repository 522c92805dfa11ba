package dev.repartee.bench.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.bench.stats.Distribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityLimitTest {
  @Test
  void allIsWell() {
    assertEquals(
        new CapacityLimit(32, 0, ""),
        CapacityLimit.of(List.of(step(8, 8, 430, 2, Map.of()), step(32, 32, 529, 9, Map.of()))));
  }

  @Test
  void jitterEndsIt() {
    assertEquals(
        new CapacityLimit(8, 32, "jitter p99 is 10.5 ms, more than 10"),
        CapacityLimit.of(List.of(step(8, 8, 430, 2, Map.of()), step(32, 32, 430, 10.5, Map.of()))));
  }

  @Test
  void slowAnswersEndIt() {
    assertEquals(
        new CapacityLimit(8, 32, "response p95 has grown by 101 ms"),
        CapacityLimit.of(List.of(step(8, 8, 430, 2, Map.of()), step(32, 32, 531, 2, Map.of()))));
  }

  @Test
  void failuresEndIt() {
    assertEquals(
        new CapacityLimit(0, 8, "failures: {CUT_IN=1}"),
        CapacityLimit.of(List.of(step(8, 8, 430, 2, Map.of(LoadFailure.CUT_IN, 1)))));
  }

  @Test
  void refusedCallsEndIt() {
    assertEquals(
        new CapacityLimit(0, 8, "2 calls were refused or broke off"),
        CapacityLimit.of(List.of(step(8, 6, 430, 2, Map.of()))));
  }

  private static StepFigures step(
      int calls,
      int callsUp,
      double responseMs,
      double jitterMs,
      Map<LoadFailure, Integer> failures) {
    Distribution response = all(responseMs);
    Distribution jitter = all(jitterMs);
    return new StepFigures(
        calls, callsUp, response, response, jitter, response, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        failures, jitter, 0, List.of());
  }

  private static Distribution all(double value) {
    return Distribution.of(List.of(value));
  }
}
