package dev.repartee.engine.reply;

import dev.repartee.engine.reply.BreakScanner.Break;
import dev.repartee.engine.reply.BreakScanner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the text of a reply that is still being written into phrases to speak.
 *
 * <p>A sentence that has arrived whole is one phrase. While the first sentence is still on its way
 * it is cut early, so that the voice can begin: at a clause mark after three words, or else after
 * about eight words. The second phrase is cut so too, though later, for it is needed before the
 * first has been spoken; all others are sentences. A sentence of more than {@value #MAX_CHARACTERS}
 * characters is cut at a clause mark or between words.
 *
 * <p>Every character of the reply that is not white space is in exactly one phrase, unchanged, and
 * phrases come in order. A word is never cut, unless it is longer than {@value
 * #MAX_WORD_CHARACTERS} characters. Not thread safe; one instance serves one reply.
 */
public final class PhraseChunker {
  /** A phrase is longer than this only if one word is. */
  public static final int MAX_CHARACTERS = 240;

  private static final int MAX_WORD_CHARACTERS = 1000;

  /** A clause shorter than this is not worth a phrase when a long sentence is cut. */
  private static final int MIN_CLAUSE_CHARACTERS = 80;

  private static final List<Eagerness> EAGERNESS =
      List.of(new Eagerness(3, 8), new Eagerness(8, 16));

  private final StringBuilder reply = new StringBuilder();
  private int phraseStart;
  private int phrasesSinceSilence;

  /** The phrases of a text that is there at once. */
  static List<Phrase> phrases(String text) {
    PhraseChunker chunker = new PhraseChunker();
    List<Phrase> phrases = new ArrayList<>(chunker.add(text));
    phrases.addAll(chunker.finish());
    return phrases;
  }

  /** Takes more of the reply and returns the phrases that it completes, often none. */
  public List<Phrase> add(String delta) {
    reply.append(delta);
    return takePhrases(false);
  }

  /**
   * Returns what is left, because the model has written all or pauses for a tool. After a pause
   * more may be added: it is cut early again and its offsets go on counting.
   */
  public List<Phrase> finish() {
    List<Phrase> rest = takePhrases(true);
    phrasesSinceSilence = 0;
    return rest;
  }

  private List<Phrase> takePhrases(boolean complete) {
    List<Phrase> phrases = new ArrayList<>();
    for (Optional<Phrase> next = next(complete); next.isPresent(); next = next(complete)) {
      phrases.add(next.get());
    }
    return phrases;
  }

  private Optional<Phrase> next(boolean complete) {
    while (phraseStart < reply.length() && Character.isWhitespace(reply.charAt(phraseStart))) {
      phraseStart++;
    }
    if (phraseStart == reply.length()) {
      return Optional.empty();
    }
    List<Break> breaks = new BreakScanner(reply, complete, MAX_WORD_CHARACTERS).scan(phraseStart);
    return cut(breaks).map(this::take);
  }

  private Phrase take(int end) {
    Phrase phrase = new Phrase(reply.substring(phraseStart, end), phraseStart, end);
    phraseStart = end;
    phrasesSinceSilence++;
    return phrase;
  }

  private Optional<Integer> cut(List<Break> breaks) {
    if (breaks.isEmpty()) {
      return Optional.empty();
    }
    int furthest = breaks.get(breaks.size() - 1).end();
    if (furthest - phraseStart > MAX_CHARACTERS) {
      return Optional.of(cutLong(breaks));
    }
    return breaks.stream()
        .filter(candidate -> candidate.kind() == Kind.SENTENCE)
        .findFirst()
        .or(() -> cutEarly(breaks))
        .map(Break::end);
  }

  private Optional<Break> cutEarly(List<Break> breaks) {
    if (phrasesSinceSilence >= EAGERNESS.size()) {
      return Optional.empty();
    }
    Eagerness eagerness = EAGERNESS.get(phrasesSinceSilence);
    Optional<Break> clause =
        breaks.stream()
            .filter(candidate -> candidate.kind() == Kind.CLAUSE)
            .filter(candidate -> candidate.words() >= eagerness.clauseWords)
            .findFirst();
    return clause.or(
        () ->
            breaks.stream()
                .filter(candidate -> candidate.kind() == Kind.WORD)
                .filter(candidate -> candidate.words() >= eagerness.words)
                .findFirst());
  }

  private int cutLong(List<Break> breaks) {
    int clauseEnd = -1;
    int wordEnd = -1;
    for (Break candidate : breaks) {
      int length = candidate.end() - phraseStart;
      if (length > MAX_CHARACTERS) {
        break;
      }
      wordEnd = candidate.end();
      if (candidate.kind() != Kind.WORD
          && candidate.kind() != Kind.LEANING_WORD
          && length >= MIN_CLAUSE_CHARACTERS) {
        clauseEnd = candidate.end();
      }
    }
    if (clauseEnd >= 0) {
      return clauseEnd;
    }
    return wordEnd >= 0 ? wordEnd : breaks.get(0).end();
  }

  /**
   * When to cut a sentence that is not complete.
   *
   * @param clauseWords at a clause mark after so many words
   * @param words between words after so many words
   */
  private record Eagerness(int clauseWords, int words) {}
}
