package dev.repartee.bench.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.bench.stats.Distribution;
import org.junit.jupiter.api.Test;

class WaitHistogramTest {
  private static final long MS = 1_000_000;

  private final WaitHistogram waits = new WaitHistogram();

  @Test
  void tellsPercentilesToATenth() {
    for (int ms = 1; ms <= 100; ms++) {
      waits.add(ms * MS);
    }
    Distribution taken = waits.takeMs();
    assertEquals(100, taken.n());
    assertEquals(50, taken.p50(), 5);
    assertEquals(95, taken.p95(), 9.5);
    assertEquals(99, taken.p99(), 9.9);
    assertEquals(100, taken.max());
  }

  @Test
  void countsWhatIsShorterOrLongerThanItsClasses() {
    waits.add(0);
    waits.add(3_600_000 * MS);
    Distribution taken = waits.takeMs();
    assertEquals(2, taken.n());
    assertEquals(0.001, taken.p50(), 0.001);
    assertEquals(3_600_000, taken.max());
  }

  @Test
  void forgetsWhatWasTaken() {
    waits.add(MS);
    assertEquals(1, waits.takeMs().n());
    assertEquals(new Distribution(0, 0, 0, 0, 0), waits.takeMs());
  }
}
