package dev.repartee.tts.hibari;

import dev.repartee.tts.text.SpokenToken;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Divides words into phrases that the net takes at once: sentences, or parts of long ones. */
final class SpokenPhrases {
  /**
   * Longest phrase, in characters. The encoder's time grows with it, and with that the wait for the
   * first sound; forty words fit.
   */
  private static final int MAX_CHARACTERS = 260;

  private static final String SENTENCE_MARKS = ".?!";
  private static final String CLAUSE_MARKS = ",;:—";
  private static final Pattern INITIALS = Pattern.compile(".*\\b(?:[A-Z]\\.)+");

  private SpokenPhrases() {}

  /** The phrases in order; together they hold all tokens. */
  static List<List<SpokenToken>> of(List<SpokenToken> tokens) {
    List<List<SpokenToken>> phrases = new ArrayList<>();
    List<SpokenToken> sentence = new ArrayList<>();
    for (SpokenToken token : tokens) {
      sentence.addAll(inReach(token));
      if (endsSentence(token)) {
        divide(sentence, phrases);
        sentence = new ArrayList<>();
      }
    }
    divide(sentence, phrases);
    return phrases;
  }

  static boolean endsSentence(SpokenToken token) {
    return SENTENCE_MARKS.indexOf(lastCharacter(token)) >= 0
        && !INITIALS.matcher(token.spoken()).matches();
  }

  static boolean endsClause(SpokenToken token) {
    return CLAUSE_MARKS.indexOf(lastCharacter(token)) >= 0;
  }

  /** Adds the sentence to the phrases, cut where it hurts least if it is too long. */
  private static void divide(List<SpokenToken> sentence, List<List<SpokenToken>> phrases) {
    List<SpokenToken> rest = sentence;
    while (length(rest) > MAX_CHARACTERS) {
      int end = bestCut(rest);
      phrases.add(List.copyOf(rest.subList(0, end)));
      rest = rest.subList(end, rest.size());
    }
    if (!rest.isEmpty()) {
      phrases.add(List.copyOf(rest));
    }
  }

  /** After the last clause that ends in reach; if there is none, after the last word in reach. */
  private static int bestCut(List<SpokenToken> sentence) {
    int length = 0;
    int afterClause = 0;
    int end = 0;
    while (length + sentence.get(end).spoken().length() <= MAX_CHARACTERS) {
      length += sentence.get(end).spoken().length() + 1;
      end++;
      if (endsClause(sentence.get(end - 1))) {
        afterClause = end;
      }
    }
    return afterClause > 0 ? afterClause : end;
  }

  /** The token, as several with the same place in the text if it alone is too long. */
  private static List<SpokenToken> inReach(SpokenToken token) {
    List<SpokenToken> parts = new ArrayList<>();
    String rest = token.spoken();
    while (rest.length() > MAX_CHARACTERS) {
      int space = rest.lastIndexOf(' ', MAX_CHARACTERS);
      int end = space > 0 ? space : MAX_CHARACTERS;
      parts.add(new SpokenToken(rest.substring(0, end), token.textStart(), token.textEnd()));
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      parts.add(new SpokenToken(rest, token.textStart(), token.textEnd()));
    }
    return parts;
  }

  private static int length(List<SpokenToken> tokens) {
    return tokens.stream().mapToInt(token -> token.spoken().length() + 1).sum();
  }

  private static char lastCharacter(SpokenToken token) {
    return token.spoken().charAt(token.spoken().length() - 1);
  }
}
