package dev.repartee.bench.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.bench.capacity.SoakFigures.Held;
import dev.repartee.bench.capacity.SoakFigures.Spell;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoakFiguresTest {
  private static final Held EARLY = new Held(40, 300, 50, 60);
  private static final Distribution TIMES = new Distribution(1, 1, 1, 1, 1);

  @Test
  void findsNothingWrongWithAServerThatStaysTheSame() {
    assertEquals(
        List.of(), complaints(new Held(44, 600, 52, 62), Map.of(LoadFailure.TORN, 1), Map.of()));
  }

  @Test
  void complainsOfWhatGrows() {
    assertEquals(
        List.of(
            "live objects have grown from 40.0 to 60.0 MiB",
            "threads have grown from 50 to 60",
            "open files and sockets have grown from 60 to 90"),
        complaints(new Held(60, 300, 60, 90), Map.of(), Map.of()));
  }

  @Test
  void complainsOfCallsThatWereLost() {
    assertEquals(
        List.of(
            "calls were dropped or refused: {DROPPED=2}",
            "calls failed while the crowd was there: {REFUSED=1}"),
        complaints(EARLY, Map.of(LoadFailure.DROPPED, 2), Map.of(LoadFailure.REFUSED, 1)));
  }

  private static List<String> complaints(
      Held late, Map<LoadFailure, Integer> failures, Map<LoadFailure, Integer> besideCrowd) {
    return new SoakFigures(
            new Machine(2, "Java", "Linux", 0),
            10,
            620,
            EARLY,
            late,
            new Spell(TIMES, failures, TIMES),
            new CrowdFigures(100, 20_000, 20, 50, 50, 0, 100, heard(Map.of()), heard(besideCrowd)))
        .complaints();
  }

  private static HeardFigures heard(Map<LoadFailure, Integer> failures) {
    return new HeardFigures(TIMES, TIMES, TIMES, TIMES, 1_000, failures, TIMES);
  }
}
