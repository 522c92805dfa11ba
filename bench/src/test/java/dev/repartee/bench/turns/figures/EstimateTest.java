package dev.repartee.bench.turns.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void aShareHasAnIntervalAroundIt() {
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      items.add(i);
    }

    Estimate estimate = Estimate.share(items, i -> "recording " + i, i -> i % 4 == 0);

    assertEquals(0.25, estimate.value());
    // Two standard errors of a share of 0.25 among 100 are 0.087.
    assertEquals(0.165, Objects.requireNonNull(estimate.low95()), 0.02);
    assertEquals(0.335, Objects.requireNonNull(estimate.high95()), 0.02);
    assertEquals(100, estimate.n());
  }

  @Test
  void whatComesFromOneRecordingIsDrawnTogether() {
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      items.add(i);
    }
    Estimate apart = Estimate.share(items, i -> "recording " + i, i -> i < 50);
    Estimate together = Estimate.share(items, i -> "recording " + i / 10, i -> i < 50);

    assertTrue(width(together) > 2 * width(apart), together + " against " + apart);
  }

  @Test
  void theSameItemsGiveTheSameInterval() {
    List<Integer> items = List.of(1, 2, 3, 4, 5, 6);
    assertEquals(
        Estimate.mean(items, String::valueOf, i -> i),
        Estimate.mean(items, String::valueOf, i -> i));
  }

  @Test
  void ofNothingThereIsNoEstimate() {
    Estimate estimate = Estimate.share(List.of(), String::valueOf, i -> true);
    assertNull(estimate.value());
    assertEquals(0, estimate.n());
  }

  @Test
  void isWrittenBesideItsSiblings() {
    Estimate estimate = Estimate.mean(List.of(2, 2), String::valueOf, i -> i);
    JsonNode json = new ObjectMapper().valueToTree(new Figures(estimate, 7));
    assertNotNull(json.get("yield_rate"), json.toString());
    assertEquals(2, json.get("yield_rate").asDouble());
    assertEquals(2, json.get("yield_rate_low_95").asDouble());
    assertEquals(2, json.get("yield_rate_high_95").asDouble());
    assertEquals(2, json.get("yield_rate_n").asInt());
    assertEquals(7, json.get("other").asInt());
  }

  private static double width(Estimate estimate) {
    return Objects.requireNonNull(estimate.high95()) - Objects.requireNonNull(estimate.low95());
  }

  record Figures(@JsonUnwrapped(prefix = "yield_rate") Estimate yieldRate, int other) {}
}
