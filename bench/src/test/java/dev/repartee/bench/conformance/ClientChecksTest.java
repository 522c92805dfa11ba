package dev.repartee.bench.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientChecksTest {
  private static final String GOOD =
      "{\"check\":\"it connects\",\"passed\":true,\"note\":\"at once\"}";

  @Test
  void readsALineForEachCheckAndSkipsWhatElseIsPrinted() {
    List<Check> checks = ClientChecks.read("openai", "a warning\n" + GOOD + "\n", 0);

    assertEquals(List.of(new Check("openai: it connects", true, "at once")), checks);
  }

  @Test
  void aProgramThatStopsEarlyHasFailedAndItsLastWordsSayWhy() {
    List<Check> checks = ClientChecks.read("openai", GOOD + "\nError: no route\n", 1);

    assertEquals(2, checks.size());
    assertFalse(checks.get(1).passed());
    assertTrue(checks.get(1).detail().contains("Error: no route"), checks.get(1).detail());
  }

  @Test
  void aProgramThatChecksNothingHasFailed() {
    assertFalse(ClientChecks.read("openai", "", 0).get(0).passed());
  }
}
