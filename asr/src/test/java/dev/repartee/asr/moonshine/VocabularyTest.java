package dev.repartee.asr.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  private static final int FIRST = 10;

  private final Path folder;

  VocabularyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void joinsPiecesToWords() throws IOException {
    Vocabulary vocabulary = vocabulary("\u2581Good", "\u2581mor", "ning", ",");

    assertEquals("Good morning,", text(vocabulary, FIRST, FIRST + 1, FIRST + 2, FIRST + 3));
    assertTrue(vocabulary.startsWord(FIRST + 1));
    assertFalse(vocabulary.startsWord(FIRST + 2));
  }

  @Test
  void joinsBytesToCharacters() throws IOException {
    Vocabulary vocabulary = vocabulary("\u2581caf", "<0xC3>", "<0xA9>");

    assertEquals("caf\u00e9", text(vocabulary, FIRST, FIRST + 1, FIRST + 2));
  }

  @Test
  void writesNeitherMarksNorUnknownTokens() throws IOException {
    Vocabulary vocabulary = vocabulary("\u2581yes");

    assertEquals("yes", text(vocabulary, Vocabulary.BEGIN, FIRST, Vocabulary.END, 32_700));
    assertFalse(vocabulary.startsWord(32_700));
  }

  @Test
  void saysWhenAFileHoldsNoVocabularyOrAShortOne() throws IOException {
    Path none = Files.writeString(folder.resolve("none.js"), "export default 1;");
    Path few = script(List.of("a", "b"));

    assertTrue(problem(none).endsWith("holds no vocabulary"));
    assertTrue(problem(few).endsWith("holds 2 of 32000 pieces"));
  }

  private static String problem(Path file) {
    return String.valueOf(
        assertThrows(IOException.class, () -> Vocabulary.read(file)).getMessage());
  }

  private static String text(Vocabulary vocabulary, int... tokens) {
    Hypothesis hypothesis = new Hypothesis(tokens.length);
    for (int token : tokens) {
      hypothesis.append(token, 0, 0);
    }
    return vocabulary.text(hypothesis, 0, hypothesis.size());
  }

  private Vocabulary vocabulary(String... pieces) throws IOException {
    List<String> lines = new ArrayList<>(Collections.nCopies(FIRST, "x"));
    lines.addAll(List.of(pieces));
    lines.addAll(Collections.nCopies(32_000 - lines.size(), "x"));
    return Vocabulary.read(script(lines));
  }

  private Path script(List<String> pieces) throws IOException {
    byte[] lines = String.join("\n", pieces).getBytes(StandardCharsets.UTF_8);
    return Files.writeString(
        folder.resolve("vocabulary.js"),
        "const llama_vocab_base64 = \"" + Base64.getEncoder().encodeToString(lines) + "\";");
  }
}
