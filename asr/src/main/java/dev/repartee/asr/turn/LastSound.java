package dev.repartee.asr.turn;

import dev.repartee.engine.audio.AudioFrame;

/**
 * The last eight seconds of a stream at 16 kHz, in whole hops of 10 ms; silence before its start.
 *
 * <p>Positions count from the window's start. Mean and variance are exact however long the stream:
 * they come from sums of whole numbers. Not thread safe.
 */
final class LastSound {
  static final int HOP_SAMPLES = 160;
  static final int WINDOW_HOPS = 800;
  static final int WINDOW_SAMPLES = WINDOW_HOPS * HOP_SAMPLES;

  private final short[] ring = new short[WINDOW_SAMPLES];
  private final short[] hop = new short[HOP_SAMPLES];
  private int hopFilled;
  private int start;
  private long sum;
  private long sumOfSquares;

  /**
   * Takes samples from {@code from} on until a hop is complete or the frame ends.
   *
   * @return how many were taken; ask {@link #completesHop} whether the window has moved
   */
  int take(AudioFrame frame, int from) {
    int length = Math.min(HOP_SAMPLES - hopFilled, frame.sampleCount() - from);
    frame.copyTo(from, hop, hopFilled, length);
    hopFilled += length;
    return length;
  }

  /** Moves the window on by a hop if the next one is complete. */
  boolean completesHop() {
    if (hopFilled < HOP_SAMPLES) {
      return false;
    }
    for (int i = 0; i < HOP_SAMPLES; i++) {
      int leaving = ring[start + i];
      int entering = hop[i];
      sum += entering - leaving;
      sumOfSquares += entering * entering - leaving * leaving;
      ring[start + i] = hop[i];
    }
    start = (start + HOP_SAMPLES) % WINDOW_SAMPLES;
    hopFilled = 0;
    return true;
  }

  /** The mean of the window, in units of 16-bit samples. */
  double mean() {
    return (double) sum / WINDOW_SAMPLES;
  }

  /** The variance of the window, in squared units of 16-bit samples. */
  double variance() {
    double mean = mean();
    return (double) sumOfSquares / WINDOW_SAMPLES - mean * mean;
  }

  /**
   * Copies samples out, from a position that may lie before the window's start or reach past its
   * end: there the sound is mirrored at the first or last sample.
   */
  void copyMirrored(int from, double[] target) {
    for (int i = 0; i < target.length; i++) {
      int at = Math.abs(from + i);
      int inside = at < WINDOW_SAMPLES ? at : 2 * (WINDOW_SAMPLES - 1) - at;
      int slot = start + inside;
      target[i] = ring[slot < WINDOW_SAMPLES ? slot : slot - WINDOW_SAMPLES];
    }
  }
}
