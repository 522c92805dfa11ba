package dev.repartee.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UninterruptiblePartsTest {
  private final UninterruptibleParts parts =
      new UninterruptibleParts(List.of("This call is recorded.", "Booked for *."));

  @Test
  void endsWithTheLastPart() {
    assertEquals(26, parts.endIn("Hi. This call is recorded. Bye."));
  }

  @Test
  void anAsteriskStaysWithinOneSentence() {
    assertEquals(33, parts.endIn("Fine. Booked for six on Saturday. Anything else."));
    assertEquals(0, parts.endIn("Booked for whom? I do not know."));
  }

  @Test
  void signsOfPatternsMeanThemselves() {
    assertEquals(4, new UninterruptibleParts(List.of("(a)?")).endIn("(a)? b"));
    assertEquals(0, new UninterruptibleParts(List.of("(a)?")).endIn("a b"));
  }

  @Test
  void withoutPartsEverythingCanBeInterrupted() {
    assertEquals(0, new UninterruptibleParts(List.of()).endIn("This call is recorded."));
  }
}
