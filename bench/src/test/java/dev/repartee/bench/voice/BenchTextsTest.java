package dev.repartee.bench.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenchTextsTest {
  @Test
  void theTimedSentencesHaveTheirLengths() throws IOException {
    Set<Integer> lengths =
        BenchTexts.read(BenchTexts.LENGTHS).stream()
            .map(BenchTexts::wordCount)
            .collect(Collectors.toSet());

    assertEquals(Set.of(4, 8, 15, 40), lengths);
  }

  @Test
  void theHeardSentencesAreThirtyAndFiftyAndAllDifferent() throws IOException {
    List<String> service = BenchTexts.read(BenchTexts.CUSTOMER_SERVICE);
    List<String> plain = BenchTexts.read(BenchTexts.PLAIN);

    assertEquals(30, new HashSet<>(service).size());
    assertEquals(50, new HashSet<>(plain).size());
    assertTrue(service.stream().noneMatch(plain::contains));
  }
}
