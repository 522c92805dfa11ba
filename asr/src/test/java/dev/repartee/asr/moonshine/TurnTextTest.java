package dev.repartee.asr.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.spi.RecognitionEvent.Final;
import dev.repartee.engine.spi.RecognitionEvent.Partial;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTextTest {
  private final TurnText text = new TurnText();

  @Test
  void countsTheFirstWordsThatThePassBeforeFoundTooAsStable() {
    assertEquals(Optional.of(new Partial("I want.", 0)), text.partial(words("I", "want.")));
    assertEquals(
        Optional.of(new Partial("I want two", 2)), text.partial(words("I", "want", "two")));
    assertEquals(
        Optional.of(new Partial("I wanted two", 1)), text.partial(words("I", "wanted", "two")));
  }

  @Test
  void reportsATextOnce() {
    text.partial(words("Hello"));

    assertEquals(Optional.empty(), text.partial(words("Hello")));
    assertEquals(Optional.empty(), new TurnText().partial(words()));
  }

  @Test
  void putsFixedWordsFirstAndCountsThemAsStable() {
    text.partial(words("Long", "ago"));
    text.fix(words("Long", "ago,"));

    assertEquals(Optional.of(new Partial("Long ago, there", 2)), text.partial(words("there")));
    assertEquals(
        new Final("Long ago, there was", words("Long", "ago,", "there", "was"), 3),
        text.complete(words("there", "was"), 3));
  }

  private static List<Word> words(String... texts) {
    return Arrays.stream(texts).map(word -> new Word(word, 0, 1, 1)).toList();
  }
}
