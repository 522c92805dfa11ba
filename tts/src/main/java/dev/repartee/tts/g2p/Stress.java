package dev.repartee.tts.g2p;

/**
 * How strongly a word is stressed in its sentence, and what that does to its phonemes.
 *
 * <p>{@code ˈ} before a vowel marks primary stress, {@code ˌ} secondary. The levels are those of
 * misaki's English rules, which the voice was taught with.
 */
enum Stress {
  /** Primary stress becomes secondary. */
  LOWERED,
  /** Primary stress becomes secondary; a word without any gets secondary stress. */
  SECONDARY,
  /** A word without any stress gets secondary stress, as capitalised words do. */
  AT_LEAST_SECONDARY,
  /** Whatever stress there is becomes primary, as in words all in capitals. */
  PRIMARY;

  static final char PRIMARY_MARK = 'ˈ';
  static final char SECONDARY_MARK = 'ˌ';

  String apply(String phonemes) {
    boolean primary = phonemes.indexOf(PRIMARY_MARK) >= 0;
    boolean secondary = phonemes.indexOf(SECONDARY_MARK) >= 0;
    boolean none = !primary && !secondary;
    return switch (this) {
      case LOWERED -> primary ? lowered(phonemes) : phonemes;
      case SECONDARY ->
          primary ? lowered(phonemes) : none ? marked(SECONDARY_MARK, phonemes) : phonemes;
      case AT_LEAST_SECONDARY -> none ? marked(SECONDARY_MARK, phonemes) : phonemes;
      case PRIMARY ->
          primary
              ? phonemes
              : none
                  ? marked(PRIMARY_MARK, phonemes)
                  : phonemes.replace(SECONDARY_MARK, PRIMARY_MARK);
    };
  }

  private static String lowered(String phonemes) {
    return phonemes
        .replace(String.valueOf(SECONDARY_MARK), "")
        .replace(PRIMARY_MARK, SECONDARY_MARK);
  }

  /** Puts the mark before the first vowel; phonemes without a vowel stay as they are. */
  private static String marked(char mark, String phonemes) {
    for (int i = 0; i < phonemes.length(); i++) {
      if (Phonemes.isVowel(phonemes.charAt(i))) {
        return phonemes.substring(0, i) + mark + phonemes.substring(i);
      }
    }
    return phonemes;
  }
}
