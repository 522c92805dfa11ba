package dev.repartee.tts.g2p;

/**
 * What comes after a word, which decides how "the", "a", "to" and some others sound.
 *
 * @param sound the next sound
 * @param to whether the next word is "to"
 */
record Following(Sound sound, boolean to) {
  /** Nothing follows. */
  static final Following END = new Following(Sound.PAUSE, false);

  /** The kind of the next sound. */
  enum Sound {
    VOWEL,
    CONSONANT,
    PAUSE
  }

  /** What the word before {@code word} has after it; a word without a sound is looked through. */
  Following before(String word, String tag, String phonemes) {
    boolean isTo =
        word.equals("to")
            || word.equals("To")
            || (word.equals("TO") && (tag.equals("TO") || tag.equals("IN")));
    return new Following(firstSound(phonemes), isTo);
  }

  private Sound firstSound(String phonemes) {
    for (int i = 0; i < phonemes.length(); i++) {
      char phoneme = phonemes.charAt(i);
      if (Phonemes.isPause(phoneme)) {
        return Sound.PAUSE;
      }
      if (Phonemes.isVowel(phoneme)) {
        return Sound.VOWEL;
      }
      if (Phonemes.isConsonant(phoneme)) {
        return Sound.CONSONANT;
      }
    }
    return sound;
  }
}
