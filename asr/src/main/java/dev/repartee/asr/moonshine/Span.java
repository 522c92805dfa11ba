package dev.repartee.asr.moonshine;

/**
 * A stretch of a piece of audio.
 *
 * @param from its first sample
 * @param to the sample after its last
 */
record Span(int from, int to) {
  static final Span EMPTY = new Span(0, 0);

  int length() {
    return to - from;
  }

  boolean isEmpty() {
    return to <= from;
  }
}
