package dev.repartee.bench.timeline;

import dev.repartee.bench.caller.SoundTrack;
import dev.repartee.engine.audio.AudioFrame;
import java.util.Arrays;

/** How loud a sound was at each time, coarse enough to be drawn. Immutable. */
final class Loudness {
  /** One value covers so much time: two pixels of the drawing. */
  static final double STEP_MS = 1000.0 / 60;

  /** Even a whisper is drawn against at least this peak, so that silence looks silent. */
  private static final float LEAST_FULL = 0.1f;

  private final double startMs;
  private final float[] peaks;

  private Loudness(double startMs, float[] peaks) {
    this.startMs = startMs;
    this.peaks = peaks;
  }

  /** The peaks of a recording, relative to its loudest. */
  static Loudness of(SoundTrack track) {
    double lengthMs = 0;
    for (AudioFrame frame : track.frames()) {
      lengthMs += 1000.0 * frame.sampleCount() / frame.sampleRateHz();
    }
    float[] peaks = new float[(int) Math.ceil(lengthMs / STEP_MS)];
    double atMs = 0;
    for (AudioFrame frame : track.frames()) {
      double sampleMs = 1000.0 / frame.sampleRateHz();
      for (int i = 0; i < frame.sampleCount(); i++) {
        int step = Math.min((int) ((atMs + i * sampleMs) / STEP_MS), peaks.length - 1);
        peaks[step] = Math.max(peaks[step], Math.abs(frame.sample(i)) / 32768f);
      }
      atMs += frame.sampleCount() * sampleMs;
    }
    return new Loudness(track.startMs(), relative(peaks));
  }

  private static float[] relative(float[] peaks) {
    float full = LEAST_FULL;
    for (float peak : peaks) {
      full = Math.max(full, peak);
    }
    float[] relative = Arrays.copyOf(peaks, peaks.length);
    for (int i = 0; i < relative.length; i++) {
      relative[i] /= full;
    }
    return relative;
  }

  /** How many values there are. */
  int count() {
    return peaks.length;
  }

  /** The time in the middle of a value. */
  double atMs(int index) {
    return startMs + (index + 0.5) * STEP_MS;
  }

  /** From 0, silence, to 1, the loudest of this recording. */
  float peak(int index) {
    return peaks[index];
  }
}
