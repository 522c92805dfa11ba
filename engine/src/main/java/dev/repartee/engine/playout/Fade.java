package dev.repartee.engine.playout;

import dev.repartee.engine.audio.AudioFrame;

/** Straight ramps over one frame, so that sound that is cut does not click. */
final class Fade {
  private Fade() {}

  static AudioFrame out(AudioFrame frame) {
    return ramp(frame, 1, 0);
  }

  static AudioFrame in(AudioFrame frame) {
    return ramp(frame, 0, 1);
  }

  /** The frame at a loudness that glides from one gain to another. */
  static AudioFrame glide(AudioFrame frame, float from, float to) {
    return from == 1 && to == 1 ? frame : ramp(frame, from, to);
  }

  /** The frame with silence after it, {@code sampleCount} samples in all. */
  static AudioFrame padded(AudioFrame frame, int sampleCount) {
    if (frame.sampleCount() == sampleCount) {
      return frame;
    }
    short[] samples = new short[sampleCount];
    frame.copyTo(0, samples, 0, frame.sampleCount());
    return AudioFrame.copyOf(samples, frame.sampleRateHz());
  }

  private static AudioFrame ramp(AudioFrame frame, float from, float to) {
    short[] samples = new short[frame.sampleCount()];
    for (int i = 0; i < samples.length; i++) {
      float gain = from + (to - from) * (i + 0.5f) / samples.length;
      samples[i] = (short) (frame.sample(i) * gain);
    }
    return AudioFrame.copyOf(samples, frame.sampleRateHz());
  }
}
