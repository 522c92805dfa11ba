package dev.repartee.tts.g2p;

/** The phoneme alphabet: single characters, most of them IPA, capitals for diphthongs. */
final class Phonemes {
  private static final String VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ";
  private static final String CONSONANTS = "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ";
  private static final String LONG = "AIOQWYʤʧ";
  private static final String PAUSES = ";:,.!?—…";

  private Phonemes() {}

  static boolean isVowel(char phoneme) {
    return VOWELS.indexOf(phoneme) >= 0;
  }

  static boolean isConsonant(char phoneme) {
    return CONSONANTS.indexOf(phoneme) >= 0;
  }

  /** Whether it is punctuation at which a speaker may pause. */
  static boolean isPause(char phoneme) {
    return PAUSES.indexOf(phoneme) >= 0;
  }

  /** The length of a word as the ear counts it: a diphthong or an affricate counts twice. */
  static int weight(String phonemes) {
    return phonemes.length() + (int) phonemes.chars().filter(c -> LONG.indexOf(c) >= 0).count();
  }
}
