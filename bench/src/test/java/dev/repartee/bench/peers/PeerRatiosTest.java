package dev.repartee.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.repartee.bench.capacity.CapacityLimit;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerRatiosTest {
  @Test
  void saysHowManyTimesAsMuchThePeerTakes() {
    PeerStep peer = step(8, ms(600, 630, 640), ms(300, 360, 370), ms(1, 2, 3), 0.05, 12);
    PeerStep own = step(8, ms(400, 420, 430), ms(100, 120, 130), ms(1, 1, 2), 0.04, 3);
    assertEquals(new PeerRatios(8, 1.5, 1.5, 3.0, 3.0, 1.5, 1.25, 4.0), PeerRatios.of(peer, own));
  }

  @Test
  void givesNoRatioOfWhatDidNotGrowOrWasNotMeasured() {
    assertNull(PeerRatios.ratio(10, 0));
    assertNull(PeerRatios.ratio(10, -0.5));
    assertNull(PeerRatios.ratio(0, 10));
  }

  @Test
  void comparesOnlyNumbersOfCallsToWhichBothCame() {
    PeersFigures figures =
        PeersFigures.of(
            new Machine(2, "Java", "Linux", 0),
            new EngineFigures(
                "Other", List.of(step(1), step(8)), new CapacityLimit(24, 32, "too late")),
            new EngineFigures(
                "Repartee", List.of(step(8), step(200)), new CapacityLimit(240, 0, "")));
    assertEquals(List.of(8), figures.ratios().stream().map(PeerRatios::calls).toList());
    assertEquals(10.0, figures.carriedCallsRatio());
  }

  @Test
  void givesNoRatioOfCallsWhereThePeerCarriesNone() {
    PeersFigures figures =
        PeersFigures.of(
            new Machine(2, "Java", "Linux", 0),
            new EngineFigures("Other", List.of(), new CapacityLimit(0, 1, "too late")),
            new EngineFigures("Repartee", List.of(), new CapacityLimit(8, 0, "")));
    assertNull(figures.carriedCallsRatio());
  }

  private static PeerStep step(int calls) {
    return step(calls, ms(1, 1, 1), ms(1, 1, 1), ms(1, 1, 1), 1, 1);
  }

  private static PeerStep step(
      int calls,
      Distribution responseMs,
      Distribution bargeInMs,
      Distribution jitterMs,
      double cpuCores,
      double memoryMib) {
    return new PeerStep(
        calls, calls, responseMs, bargeInMs, jitterMs, cpuCores, memoryMib, Map.of(), jitterMs);
  }

  private static Distribution ms(double p50, double p95, double p99) {
    return new Distribution(3, p50, p95, p99, p99);
  }
}
