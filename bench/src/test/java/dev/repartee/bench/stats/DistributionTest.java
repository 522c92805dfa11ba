package dev.repartee.bench.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void givesValuesThatWereMeasured() {
    List<Integer> values = IntStream.rangeClosed(1, 200).boxed().toList();
    assertEquals(new Distribution(200, 100, 190, 198, 200), Distribution.of(values));
  }

  @Test
  void ofNothingIsZero() {
    assertEquals(new Distribution(0, 0, 0, 0, 0), Distribution.of(List.of()));
  }

  @Test
  void ofOneIsThatOne() {
    assertEquals(new Distribution(1, 7, 7, 7, 7), Distribution.of(List.of(7)));
  }
}
