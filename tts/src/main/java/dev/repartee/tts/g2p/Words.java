package dev.repartee.tts.g2p;

import java.util.Locale;

/** Questions about the letters of a word. */
final class Words {
  private Words() {}

  static boolean isLetters(String word) {
    return !word.isEmpty() && word.codePoints().allMatch(Character::isLetter);
  }

  static boolean isDigits(String word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
  }

  /** Whether it has small letters and no capitals. */
  static boolean isLowerCase(String word) {
    return word.equals(lower(word)) && !word.equals(upper(word));
  }

  /** Whether it has capitals and no small letters. */
  static boolean isUpperCase(String word) {
    return word.equals(upper(word)) && !word.equals(lower(word));
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  static String withoutLast(String word, int count) {
    return word.substring(0, word.length() - count);
  }
}
