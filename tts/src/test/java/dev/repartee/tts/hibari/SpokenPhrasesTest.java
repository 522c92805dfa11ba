package dev.repartee.tts.hibari;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.tts.text.SpokenToken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpokenPhrasesTest {
  @Test
  void eachSentenceIsAPhrase() {
    assertEquals(
        List.of("Yes, please.", "Is it open?", "Good!", "Bye"),
        phrases("Yes, please. Is it open? Good! Bye"));
  }

  @Test
  void initialsDoNotEndASentence() {
    assertEquals(
        List.of("It opens at nine A.M. on Monday."), phrases("It opens at nine A.M. on Monday."));
  }

  @Test
  void nothingGivesNoPhrases() {
    assertEquals(List.of(), phrases(""));
  }

  @Test
  void aLongSentenceIsCutAfterAClause() {
    String clause = "this is the part that goes on and on for quite some time, ";

    List<String> phrases = phrases(clause.repeat(6).strip());

    assertEquals(2, phrases.size());
    assertTrue(phrases.get(0).endsWith("some time,"), phrases.get(0));
  }

  @Test
  void onlyAnUrgentFirstSentenceIsCutEarlier() {
    String clause = "this is the part that goes on and on for quite some time, ";
    String text = clause.repeat(3) + "and ends. " + clause.repeat(3) + "end.";

    assertEquals(2, phrases(text, false).size());
    List<String> urgent = phrases(text, true);
    assertEquals(3, urgent.size());
    assertTrue(urgent.get(0).endsWith("some time,"), urgent.get(0));
    assertTrue(urgent.get(1).endsWith("and ends."), urgent.get(1));
  }

  @Test
  void anUrgentSentenceWithoutClausesStaysWhole() {
    assertEquals(1, phrases("word ".repeat(50).strip(), true).size());
  }

  @Test
  void aLongClauseIsCutBetweenWords() {
    List<String> phrases = phrases("word ".repeat(100).strip());

    assertTrue(phrases.stream().allMatch(phrase -> phrase.length() <= 260), phrases.toString());
    assertEquals("word ".repeat(100).strip(), String.join(" ", phrases));
  }

  @Test
  void aTokenThatIsTooLongIsSpokenInPartsOfTheSamePlace() {
    SpokenToken endless = new SpokenToken("one ".repeat(100).strip(), 3, 9);

    List<List<SpokenToken>> phrases = SpokenPhrases.of(List.of(endless), false);

    assertEquals(2, phrases.size());
    for (List<SpokenToken> phrase : phrases) {
      assertEquals(3, phrase.get(0).textStart());
      assertEquals(9, phrase.get(0).textEnd());
    }
  }

  private static List<String> phrases(String text) {
    return phrases(text, false);
  }

  private static List<String> phrases(String text, boolean urgent) {
    List<SpokenToken> tokens = new ArrayList<>();
    text.lines()
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .filter(word -> !word.isEmpty())
        .forEach(word -> tokens.add(new SpokenToken(word, tokens.size(), tokens.size() + 1)));
    return SpokenPhrases.of(tokens, urgent).stream()
        .map(phrase -> phrase.stream().map(SpokenToken::spoken).collect(Collectors.joining(" ")))
        .toList();
  }
}
