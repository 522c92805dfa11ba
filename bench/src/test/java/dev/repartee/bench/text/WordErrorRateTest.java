package dev.repartee.bench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordErrorRateTest {
  @Test
  void countsWordsThatAreWrongMissingOrMadeUp() {
    List<String> reference = List.of("a", "b", "c", "d");

    assertEquals(0, WordErrorRate.of(reference, reference).errors());
    assertEquals(1, WordErrorRate.of(reference, List.of("a", "x", "c", "d")).errors());
    assertEquals(1, WordErrorRate.of(reference, List.of("a", "c", "d")).errors());
    assertEquals(1, WordErrorRate.of(reference, List.of("a", "b", "b", "c", "d")).errors());
    assertEquals(4, WordErrorRate.of(reference, List.of()).errors());
    assertEquals(new WordErrorRate(2, 0), WordErrorRate.of(List.of(), List.of("x", "y")));
  }

  @Test
  void weighsTextsByTheirLengthWhenTheyAreTakenTogether() {
    WordErrorRate both = new WordErrorRate(1, 2).plus(new WordErrorRate(0, 8));

    assertEquals(0.1, both.rate(), 1e-9);
    assertEquals(0, WordErrorRate.NONE.rate(), 0);
  }
}
