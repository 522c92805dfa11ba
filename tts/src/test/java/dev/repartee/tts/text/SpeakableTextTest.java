package dev.repartee.tts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakableTextTest {
  /** The table has a line for each way of writing: the text, and how it is spoken. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "readings.tsv", delimiter = '\t', quoteCharacter = '\0')
  void readsAsAPersonWould(String text, String spoken) {
    assertEquals(spoken, speak(text.replace("\\n", "\n")));
  }

  @Test
  void givesEachTokenItsOwnWordsAndPlace() {
    assertEquals(
        List.of(
            new SpokenToken("March", 0, 5),
            new SpokenToken("third,", 6, 8),
            new SpokenToken("twenty twenty-six", 9, 13)),
        SpeakableText.of("March 3, 2026"));
    assertEquals(
        List.of(new SpokenToken("five dollars and ninety-nine cents.", 3, 9)),
        SpeakableText.of("\n  $5.99."));
  }

  @Test
  void countsTheMarksOfMarkdownToTheTokenTheyTouch() {
    assertEquals(
        List.of(new SpokenToken("our", 0, 4), new SpokenToken("page.", 5, 28)),
        SpeakableText.of("[our page](https://x.com/a)."));
  }

  @Test
  void leavesOutATokenThatIsNotSpokenAndKeepsItsPunctuation() {
    assertEquals(
        List.of(new SpokenToken("Hi!", 0, 2), new SpokenToken("Bye", 9, 12)),
        SpeakableText.of("Hi 🙂! - Bye"));
  }

  @Test
  void joinsWhatANoBreakSpaceHoldsTogetherIntoOneToken() {
    assertEquals(
        List.of(new SpokenToken("five kilometers.", 0, 5)), SpeakableText.of("5\u00a0km."));
  }

  @Test
  void saysNothingOfNothing() {
    assertEquals(List.of(), SpeakableText.of(""));
    assertEquals(List.of(), SpeakableText.of(" \n "));
    assertEquals(List.of(), SpeakableText.of("😀 *** --- ... | ()"));
  }

  @Test
  void givesOnlyWordsAndMarksInOrderWhateverTheTextIs() {
    Random random = new Random(11);
    for (int round = 0; round < 4000; round++) {
      String text = randomText(random);
      int last = -1;
      for (SpokenToken token : SpeakableText.of(text)) {
        assertTrue(
            token.spoken().matches("[\\p{L}\\p{M}]([\\p{L}\\p{M}'.,?!:;— -]*)"),
            () -> text + " gave " + token);
        assertTrue(token.textStart() > last, () -> text + " gave " + token);
        assertIsWholeToken(text, token);
        last = token.textStart();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "5", "-", "[", "a.", "5,", "a@", "5-", "A1", "](", "<", "*a", "é/"})
  void standsAnEndlessWord(String piece) {
    String text = piece.repeat(20_000);
    for (SpokenToken token : SpeakableText.of(text)) {
      assertEquals(new SpokenToken(token.spoken(), 0, text.length()), token);
    }
  }

  private static void assertIsWholeToken(String text, SpokenToken token) {
    String original = text.substring(token.textStart(), token.textEnd());
    assertTrue(original.chars().noneMatch(Character::isWhitespace), text);
    int before = token.textStart() - 1;
    assertTrue(before < 0 || Character.isWhitespace(text.charAt(before)), text);
    int after = token.textEnd();
    assertTrue(after == text.length() || Character.isWhitespace(text.charAt(after)), text);
  }

  private static String randomText(Random random) {
    String[] pieces = {
      "word", "A", "Mr", "St", ".", ",", "-", "–", "/", ":", "5", "10", "2026", "0", "$", "€", "%",
      " ", " ", " ", "\n", "*", "_", "`", "#", "[", "](", ")", "(", "&", "&amp;", "km", "am", "'",
      "\"", "@", "com", "www", "http://", "½", "²", "😀", "é", "~", "<", ">", "=", "+", "|", "\\",
      "IV", "March", "st", "١", "，", "\u200b", "\0", "^", "{", "…", "№", "\ud83d"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static String speak(String text) {
    return SpeakableText.of(text).stream()
        .map(SpokenToken::spoken)
        .collect(Collectors.joining(" "));
  }
}
