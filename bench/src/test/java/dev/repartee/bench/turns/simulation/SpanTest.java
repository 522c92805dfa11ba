package dev.repartee.bench.turns.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
  @Test
  void countsWhatIsAtTheSameTime() {
    Span span = new Span(100, 200);
    assertEquals(50, span.overlapMs(new Span(150, 400)));
    assertEquals(100, span.overlapMs(new Span(0, 400)));
    assertEquals(0, span.overlapMs(new Span(200, 400)));
    assertEquals(30, span.overlapMs(List.of(new Span(0, 110), new Span(180, 300))));
  }

  @Test
  void reachesFromOneToTheNext() {
    assertEquals(new Span(20, 50), Span.between(new Span(0, 20), new Span(50, 60)));
  }

  @Test
  void cannotEndBeforeItStarts() {
    assertThrows(IllegalArgumentException.class, () -> new Span(2, 1));
  }
}
