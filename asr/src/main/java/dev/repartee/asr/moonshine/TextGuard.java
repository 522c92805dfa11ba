package dev.repartee.asr.moonshine;

/**
 * Keeps the decoder from writing nothing where there was a word, and from writing on where there
 * was none.
 *
 * <p>On coughs, sneezes, music and household noise the network is sure that there is no text: in 73
 * of 77 recordings no word had a probability of 2 % or more as the first. On single letters and
 * digits it sometimes gives "no text" the highest probability but is torn: the right word then had
 * 7 % or more. So a word is taken in place of "no text" if it is probable enough at first, and if
 * the network, led to it, is then sure of the rest.
 */
final class TextGuard {
  private static final float MIN_FIRST_LOG_PROBABILITY = -2.8f;
  private static final double MIN_MEAN_LOG_PROBABILITY = -1.4;
  private static final int MAX_PERIOD = 12;
  private static final int MAX_SAME_TOKENS = 10;
  private static final int MAX_SAME_PHRASES = 4;

  private final boolean mayGuess;
  private boolean guessed;

  TextGuard(boolean mayGuess) {
    this.mayGuess = mayGuess;
  }

  /** The token that follows an input token, when {@code length} tokens are written already. */
  int choose(Choices choices, int row, int length) {
    guessed |=
        mayGuess
            && length == 0
            && choices.token(row) == Vocabulary.END
            && choices.secondLogProbability(row) >= MIN_FIRST_LOG_PROBABILITY;
    return guessed && length == 0 ? choices.secondToken(row) : choices.token(row);
  }

  /** The log-probability of a token that was chosen. */
  float logProbability(Choices choices, int row, int token) {
    return token == choices.token(row)
        ? choices.logProbability(row)
        : choices.secondLogProbability(row);
  }

  /** Whether the text goes round in circles; it is then cut to one round. */
  boolean isRepeating(Hypothesis text) {
    for (int period = 1; period <= MAX_PERIOD; period++) {
      int rounds = period == 1 ? MAX_SAME_TOKENS : MAX_SAME_PHRASES;
      if (endsWithRounds(text, period, rounds)) {
        text.truncate(text.size() - (rounds - 1) * period);
        return true;
      }
    }
    return false;
  }

  /** The text, or nothing if it was a bad guess. */
  Hypothesis accepted(Hypothesis text) {
    boolean bad = guessed && text.meanLogProbability(0, text.size()) < MIN_MEAN_LOG_PROBABILITY;
    return bad ? Hypothesis.EMPTY : text;
  }

  private static boolean endsWithRounds(Hypothesis text, int period, int rounds) {
    int first = text.size() - rounds * period;
    if (first < 0) {
      return false;
    }
    for (int i = first + period; i < text.size(); i++) {
      if (text.token(i) != text.token(i - period)) {
        return false;
      }
    }
    return true;
  }
}
