package dev.repartee.tts.hibari;

import dev.repartee.tts.text.SpokenToken;

/**
 * The silences between phrases. The net's own are too long for conversation and are cut off with
 * the rest of the silence around a phrase, so these are put back on purpose. Inside a phrase the
 * net pauses by itself.
 */
final class Pauses {
  private static final int AFTER_SENTENCE_MS = 180;
  private static final int AFTER_CLAUSE_MS = 40;

  private Pauses() {}

  /** The silence after a phrase that ends with this word; none in the middle of a clause. */
  static int samplesAfter(SpokenToken lastWord) {
    int pauseMs = 0;
    if (SpokenPhrases.endsSentence(lastWord)) {
      pauseMs = AFTER_SENTENCE_MS;
    } else if (SpokenPhrases.endsClause(lastWord)) {
      pauseMs = AFTER_CLAUSE_MS;
    }
    return pauseMs * SpectralFrames.SAMPLE_RATE_HZ / 1000;
  }
}
