package dev.repartee.asr.moonshine;

import java.util.Arrays;

/**
 * What the decoder takes a stretch of audio to say: tokens, how sure it is of each, and where it
 * looked.
 *
 * <p>Filled by the decoder, then only read.
 */
final class Hypothesis {
  /** Nothing was said. */
  static final Hypothesis EMPTY = new Hypothesis(0);

  private int[] tokens;
  private float[] logProbabilities;
  private int[] samples;
  private int size;
  private boolean interrupted;

  Hypothesis(int expectedTokens) {
    tokens = new int[expectedTokens];
    logProbabilities = new float[expectedTokens];
    samples = new int[expectedTokens];
  }

  void append(int token, float logProbability, int sample) {
    if (size == tokens.length) {
      int capacity = 2 * size + 8;
      tokens = Arrays.copyOf(tokens, capacity);
      logProbabilities = Arrays.copyOf(logProbabilities, capacity);
      samples = Arrays.copyOf(samples, capacity);
    }
    tokens[size] = token;
    logProbabilities[size] = logProbability;
    samples[size] = sample;
    size++;
  }

  /** Drops all tokens but the first {@code kept}. */
  void truncate(int kept) {
    size = Math.min(size, kept);
  }

  /** Says that the decoder was stopped before the text's end. */
  void interrupt() {
    interrupted = true;
  }

  boolean isInterrupted() {
    return interrupted;
  }

  int size() {
    return size;
  }

  int token(int index) {
    return tokens[index];
  }

  /** Where the decoder looked at most for this token: a sample, counted from the first. */
  int sample(int index) {
    return samples[index];
  }

  /** The natural logarithm of the geometric mean of the probabilities of some tokens. */
  double meanLogProbability(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += logProbabilities[i];
    }
    return sum / Math.max(1, to - from);
  }
}
