package dev.repartee.llm.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownPassagesTest {
  @Test
  void makesAPassageOfEachParagraphAndListItemUnderItsHeadings() {
    List<Passage> passages =
        MarkdownPassages.of(
            """
            Before all headings.

            # Bikes
            ## Care
            Use *little* oil. See [the page](https://example.com).

            - Wash it
              by hand.

            # Shop
            Open late.
            """);
    assertEquals(
        List.of(
            new Passage("", List.of("Before all headings.")),
            new Passage("Bikes: Care", List.of("Use little oil.", "See the page.")),
            new Passage("Bikes: Care", List.of("Wash it by hand.")),
            new Passage("Shop", List.of("Open late."))),
        passages);
  }

  @Test
  void speaksAShortPassageWholeAndALongOneFromTheSentenceAskedFor() {
    String sentence =
        "This sentence is here to be exactly as long as it must be for a test of this. ";
    assertEquals("One. Two.", new Passage("A: b", List.of("One.", "Two.")).spoken(1));
    List<String> many =
        List.of(
            "1 " + sentence, "2 " + sentence, "3 " + sentence, "4 " + sentence, "5 " + sentence);
    String spoken = new Passage("A: b", many).spoken(1);
    assertTrue(spoken.startsWith("2 ") && spoken.contains("3 "), spoken);
    assertFalse(spoken.contains("5 "), spoken);
  }

  @Test
  void isCalledByItsOwnHeading() {
    assertEquals("care", new Passage("Bikes: Care", List.of("Oil it.")).topic());
  }
}
