package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;

/**
 * The last moments of a sound at a low rate, its highs raised: made for comparing, not for hearing.
 *
 * <p>Samples of any rate are averaged down; the difference of neighbours takes the weight from the
 * low frequencies, of which all voices are full.
 */
final class WhitenedSound {
  private final int rateHz;
  private final float[] ring;
  private int next;
  private int silentSamples;

  private float sum;
  private int summed;
  private int phase;
  private float before;

  /** Remembers {@code capacity} samples at {@code rateHz}. */
  WhitenedSound(int rateHz, int capacity) {
    this.rateHz = rateHz;
    this.ring = new float[capacity];
    this.silentSamples = capacity;
  }

  /** Takes the next piece, of this rate or a higher one. */
  void add(AudioFrame frame) {
    for (int i = 0; i < frame.sampleCount(); i++) {
      sum += frame.sample(i);
      summed++;
      phase += rateHz;
      if (phase >= frame.sampleRateHz()) {
        phase -= frame.sampleRateHz();
        keep(sum / summed);
        sum = 0;
        summed = 0;
      }
    }
  }

  private void keep(float sample) {
    silentSamples = sample == 0 ? Math.min(silentSamples + 1, ring.length) : 0;
    ring[next] = sample - before;
    before = sample;
    next = next + 1 == ring.length ? 0 : next + 1;
  }

  /** Whether nothing that is remembered makes any sound. */
  boolean isSilent() {
    return silentSamples == ring.length;
  }

  /** All that is remembered, the oldest first. */
  float[] samples() {
    float[] ordered = new float[ring.length];
    System.arraycopy(ring, next, ordered, 0, ring.length - next);
    System.arraycopy(ring, 0, ordered, ring.length - next, next);
    return ordered;
  }
}
