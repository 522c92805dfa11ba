package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Dates the end of a voice to the sample.
 *
 * <p>Detectors go on hearing a voice for 50 to 150 ms after its last sound, which would be added to
 * every wait. So the end is looked for in the sound itself: it is where the last stretch of {@value
 * #HOP_SAMPLES} samples ends that is not {@value #MAX_FALL_DB} dB softer than the voice was at its
 * loudest, nor drowned in the noise that follows.
 */
final class VoiceEnd {
  /** How far before the detector's end the true one is looked for. */
  static final int SEARCHED_SAMPLES = 300 * Ears.SAMPLE_RATE_HZ / 1000;

  private static final int HOP_SAMPLES = 80;
  private static final int MAX_FALL_DB = 30;
  private static final double FALL = Math.pow(10, -MAX_FALL_DB / 20.0);
  private static final double ABOVE_NOISE = 2;

  private double loudest;

  /** A new voice begins. */
  void restart() {
    loudest = 0;
  }

  /** Takes the loudness of a window of the voice, as root mean square. */
  void onWindow(float level) {
    loudest = Math.max(loudest, level);
  }

  /**
   * Finds the end.
   *
   * @param sound the last moments: up to {@link #SEARCHED_SAMPLES} of the voice, and the silence
   * @param detectedEnd where in {@code sound} the detector heard no more voice
   * @return where in {@code sound} the voice ended; {@code detectedEnd} if that cannot be told, as
   *     when the detector was so late that this sound is no longer kept
   */
  int find(AudioFrame sound, int detectedEnd) {
    if (detectedEnd < 0) {
      return detectedEnd;
    }
    double noise = softest(sound, detectedEnd);
    double threshold = Math.max(loudest * FALL, noise * ABOVE_NOISE);
    for (int end = detectedEnd; end >= HOP_SAMPLES; end -= HOP_SAMPLES) {
      if (level(sound, end - HOP_SAMPLES) >= threshold) {
        return end;
      }
    }
    return detectedEnd;
  }

  private static double softest(AudioFrame sound, int from) {
    double softest = Double.MAX_VALUE;
    for (int at = from; at + HOP_SAMPLES <= sound.sampleCount(); at += HOP_SAMPLES) {
      softest = Math.min(softest, level(sound, at));
    }
    return softest == Double.MAX_VALUE ? 0 : softest;
  }

  private static double level(AudioFrame sound, int from) {
    double sum = 0;
    for (int i = from; i < from + HOP_SAMPLES; i++) {
      double sample = sound.sample(i) / 32768.0;
      sum += sample * sample;
    }
    return Math.sqrt(sum / HOP_SAMPLES);
  }
}
