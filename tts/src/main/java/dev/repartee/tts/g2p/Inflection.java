package dev.repartee.tts.g2p;

/** How American English sounds the endings -s, -ed and -ing after a stem. */
final class Inflection {
  /** Sounds after which a t is flapped, as in "waiting". */
  private static final String BEFORE_FLAPPED_T = "AIOWYiuæɑəɛɪɹʊʌ";

  private Inflection() {}

  static String plural(String stem) {
    char last = last(stem);
    if ("ptkfθ".indexOf(last) >= 0) {
      return stem + "s";
    }
    return stem + ("szʃʒʧʤ".indexOf(last) >= 0 ? "ᵻz" : "z");
  }

  static String past(String stem) {
    char last = last(stem);
    if ("pkfθʃsʧ".indexOf(last) >= 0) {
      return stem + "t";
    }
    if (last == 'd') {
      return stem + "ᵻd";
    }
    if (last != 't') {
      return stem + "d";
    }
    if (stem.length() < 2) {
      return stem + "ɪd";
    }
    return endsInFlap(stem) ? withoutLast(stem) + "ɾᵻd" : stem + "ᵻd";
  }

  static String gerund(String stem) {
    return endsInFlap(stem) ? withoutLast(stem) + "ɾɪŋ" : stem + "ɪŋ";
  }

  private static boolean endsInFlap(String stem) {
    return stem.length() > 1
        && last(stem) == 't'
        && BEFORE_FLAPPED_T.indexOf(stem.charAt(stem.length() - 2)) >= 0;
  }

  private static char last(String stem) {
    return stem.charAt(stem.length() - 1);
  }

  private static String withoutLast(String stem) {
    return stem.substring(0, stem.length() - 1);
  }
}
