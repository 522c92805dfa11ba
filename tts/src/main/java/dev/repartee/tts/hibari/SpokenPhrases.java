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

  /** When somebody waits for the first sound, a longer first sentence is cut after a clause. */
  private static final int MAX_URGENT_CHARACTERS = 160;

  private static final String SENTENCE_MARKS = ".?!";
  private static final String CLAUSE_MARKS = ",;:—";
  private static final Pattern INITIALS = Pattern.compile(".*\\b(?:[A-Z]\\.)+");

  private SpokenPhrases() {}

  /**
   * The phrases in order; together they hold all tokens.
   *
   * @param urgent whether somebody waits for the first sound
   */
  static List<List<SpokenToken>> of(List<SpokenToken> tokens, boolean urgent) {
    List<List<SpokenToken>> phrases = new ArrayList<>();
    List<SpokenToken> sentence = new ArrayList<>();
    for (SpokenToken token : tokens) {
      sentence.addAll(inReach(token));
      if (endsSentence(token)) {
        divide(sentence, urgent, phrases);
        sentence = new ArrayList<>();
      }
    }
    divide(sentence, urgent, phrases);
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
  private static void divide(
      List<SpokenToken> sentence, boolean urgent, List<List<SpokenToken>> phrases) {
    List<SpokenToken> rest = sentence;
    if (urgent && phrases.isEmpty() && length(rest) > MAX_URGENT_CHARACTERS) {
      rest = cut(rest, clausesWithin(MAX_URGENT_CHARACTERS, rest), phrases);
    }
    while (length(rest) > MAX_CHARACTERS) {
      int end = clausesWithin(MAX_CHARACTERS, rest);
      rest = cut(rest, end > 0 ? end : wordsWithin(MAX_CHARACTERS, rest), phrases);
    }
    cut(rest, rest.size(), phrases);
  }

  /** Moves the first words to the phrases and returns the rest. */
  private static List<SpokenToken> cut(
      List<SpokenToken> words, int count, List<List<SpokenToken>> phrases) {
    if (count > 0) {
      phrases.add(List.copyOf(words.subList(0, count)));
    }
    return words.subList(count, words.size());
  }

  /** How many words the clauses have that end within so many characters; zero if none does. */
  private static int clausesWithin(int characters, List<SpokenToken> words) {
    int count = wordsWithin(characters, words);
    while (count > 0 && !endsClause(words.get(count - 1))) {
      count--;
    }
    return count;
  }

  private static int wordsWithin(int characters, List<SpokenToken> words) {
    int length = 0;
    int count = 0;
    while (count < words.size() && length + words.get(count).spoken().length() <= characters) {
      length += words.get(count).spoken().length() + 1;
      count++;
    }
    return count;
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
