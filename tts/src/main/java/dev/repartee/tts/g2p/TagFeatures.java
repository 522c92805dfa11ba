package dev.repartee.tts.g2p;

import java.util.List;
import java.util.Locale;

/** The features of a sentence's words by which {@link Tagger} judges them. */
final class TagFeatures {
  static final String START = "-START-";
  static final String BEFORE_START = "-START2-";
  private static final int MARGIN = 2;

  private final List<Token> tokens;
  private final String[] forms;

  /** Looks at a sentence; words outside the vocabulary count as their shape. */
  TagFeatures(List<Token> tokens, StringIndex vocabulary) {
    this.tokens = tokens;
    int count = tokens.size();
    forms = new String[count + 2 * MARGIN];
    forms[0] = BEFORE_START;
    forms[1] = START;
    forms[count + 2] = "-END-";
    forms[count + 3] = "-END2-";
    for (int i = 0; i < count; i++) {
      String word = tokens.get(i).text();
      String form = normalised(word);
      forms[i + MARGIN] = vocabulary.find(form) >= 0 ? form : "<" + shape(word) + ">";
    }
  }

  /** The features of word {@code i}, given the two tags before it. */
  String[] of(int i, String previousTag, String tagBeforePrevious) {
    String word = tokens.get(i).text();
    int at = i + MARGIN;
    return new String[] {
      "b",
      "s3=" + ending(word),
      "p1=" + word.charAt(0),
      "w=" + forms[at],
      "sh=" + shape(word),
      i == 0 ? "i0" : "i+",
      "t-1=" + previousTag,
      "t-2=" + tagBeforePrevious,
      "t-12=" + previousTag + "," + tagBeforePrevious,
      "w-1=" + forms[at - 1],
      "s3-1=" + ending(forms[at - 1]),
      "w-2=" + forms[at - 2],
      "w+1=" + forms[at + 1],
      "s3+1=" + ending(forms[at + 1]),
      "w+2=" + forms[at + 2]
    };
  }

  private static String normalised(String word) {
    if (word.indexOf('-') > 0) {
      return "!HYPHEN";
    }
    if (word.length() == 4 && Words.isDigits(word)) {
      return "!YEAR";
    }
    return Character.isDigit(word.charAt(0)) ? "!DIGITS" : word.toLowerCase(Locale.ROOT);
  }

  private static String shape(String word) {
    if (Words.isLetters(word)) {
      if (Words.isLowerCase(word)) {
        return "x";
      }
      if (Words.isUpperCase(word)) {
        return word.length() > 1 ? "XX" : "X1";
      }
      boolean capitalised =
          Character.isUpperCase(word.charAt(0)) && Words.isLowerCase(word.substring(1));
      return capitalised ? "Xx" : "xX";
    }
    return Words.isDigits(word) ? "d" : outline(word);
  }

  /** The first four characters, letters as x and digits as d. */
  private static String outline(String word) {
    StringBuilder outline = new StringBuilder();
    for (int i = 0; i < Math.min(4, word.length()); i++) {
      char c = word.charAt(i);
      outline.append(Character.isDigit(c) ? 'd' : Character.isLetter(c) ? 'x' : c);
    }
    return outline.toString();
  }

  private static String ending(String word) {
    return word.substring(Math.max(0, word.length() - 3));
  }
}
