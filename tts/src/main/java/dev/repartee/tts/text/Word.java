package dev.repartee.tts.text;

/**
 * A token taken apart: the word and the punctuation around it.
 *
 * @param opening brackets and quotes before the word
 * @param core the word; empty if the token is punctuation only
 * @param closing punctuation after the word
 * @param start index of the token's first character in the text
 * @param end index after its last character
 * @param endsLine whether what follows begins another line, item or paragraph
 */
record Word(String opening, String core, String closing, int start, int end, boolean endsLine) {
  private static final String OPENING = "(\"'“‘[{«¿¡<";
  private static final String CLOSING = ".,;:!?…—\"'”’)]}»>";

  static Word of(String token, int start, int end, boolean endsLine) {
    int from = 0;
    int to = token.length();
    while (from < to && OPENING.indexOf(token.charAt(from)) >= 0 && !isComparison(token, from)) {
      from++;
    }
    while (to > from && CLOSING.indexOf(token.charAt(to - 1)) >= 0) {
      to--;
    }
    return new Word(
        token.substring(0, from),
        token.substring(from, to),
        token.substring(to),
        start,
        end,
        endsLine);
  }

  /** "<5" is less than five; a bracket is not meant. */
  private static boolean isComparison(String token, int at) {
    return token.charAt(at) == '<'
        && (at + 1 == token.length() || "=0123456789.".indexOf(token.charAt(at + 1)) >= 0);
  }

  boolean hasFullStop() {
    return closing.startsWith(".");
  }

  /** Whether a pause follows, and so another thought; a full stop may only end an abbreviation. */
  boolean pauses() {
    return !closing.isEmpty() && !closing.equals(".");
  }
}
