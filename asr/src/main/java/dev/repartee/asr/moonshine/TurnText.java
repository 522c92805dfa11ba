package dev.repartee.asr.moonshine;

import dev.repartee.engine.spi.RecognitionEvent.Final;
import dev.repartee.engine.spi.RecognitionEvent.Partial;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A turn's text as it comes together: what is fixed, and what may change. Not thread safe. */
final class TurnText {
  private final List<Word> fixed = new ArrayList<>();
  private List<String> previous = List.of();
  private String reported = "";

  /** Adds the words of a closed piece; they change no more. */
  void fix(List<Word> words) {
    fixed.addAll(words);
    previous = List.of();
  }

  /**
   * The text so far, or nothing if it is what was reported last.
   *
   * <p>A word is stable when it is fixed, or when the pass before this one found it too, with all
   * the words before it.
   */
  Optional<Partial> partial(List<Word> current) {
    List<String> plain = current.stream().map(word -> plain(word.text())).toList();
    int same = 0;
    while (same < Math.min(plain.size(), previous.size())
        && plain.get(same).equals(previous.get(same))) {
      same++;
    }
    previous = plain;
    String text = text(all(current));
    if (text.equals(reported)) {
      return Optional.empty();
    }
    reported = text;
    return Optional.of(new Partial(text, fixed.size() + same));
  }

  /** The whole text. */
  Final complete(List<Word> current, int pass) {
    List<Word> words = all(current);
    reported = text(words);
    return new Final(reported, words, pass);
  }

  private List<Word> all(List<Word> current) {
    List<Word> words = new ArrayList<>(fixed);
    words.addAll(current);
    return words;
  }

  private static String text(List<Word> words) {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  private static String plain(String word) {
    return word.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }
}
