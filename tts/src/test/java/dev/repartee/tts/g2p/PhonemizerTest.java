package dev.repartee.tts.g2p;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.tts.UserModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The phonemizer with the real dictionaries; the expected lines come from the package's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhonemizerTest {
  private Phonemizer phonemizer;

  @BeforeAll
  void load() throws Exception {
    phonemizer = Phonemizer.load(new UserModels().require("hibari"));
  }

  @AfterAll
  void close() {
    phonemizer.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "sentences.tsv", delimiter = '\t', quoteCharacter = '\u0001')
  void soundsAsTheVoiceWasTaught(String sentence, String phonemes) {
    assertEquals(phonemes, joined(phonemizer.pronounce(sentence)));
  }

  @Test
  void wordsKnowWhereTheyStand() {
    String sentence = "I didn't, well-known.";

    List<Phonemizer.Word> words = phonemizer.pronounce(sentence);

    assertEquals(List.of(0, 2, 8, 10, 20), words.stream().map(Phonemizer.Word::start).toList());
  }

  @Test
  void aWordNobodyKnowsIsGuessedFromItsLetters() {
    assertTrue(joined(phonemizer.pronounce("flombering")).contains("f"));
    assertEquals("", joined(phonemizer.pronounce("\u4f60")));
  }

  @Test
  void digitsAreReadOneByOne() {
    assertEquals(
        joined(phonemizer.pronounce("four two")).replace(" ", ""),
        joined(phonemizer.pronounce("42")).replace(" ", ""));
  }

  @Test
  void nothingGivesNoWords() {
    assertEquals(List.of(), phonemizer.pronounce(""));
  }

  @Test
  void aMissingFileIsAnErrorThatNamesIt(@TempDir Path empty) {
    IOException missing = assertThrows(IOException.class, () -> Phonemizer.load(empty));

    assertTrue(missing.toString().contains(empty.toString()), missing.toString());
  }

  private static String joined(List<Phonemizer.Word> words) {
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(word.phonemes()).append(word.spaceAfter() ? " " : ""));
    return text.toString().strip();
  }
}
