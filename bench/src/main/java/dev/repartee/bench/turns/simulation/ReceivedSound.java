package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What comes out at the caller's ear: one frame of 10 ms after the other, from a given time on.
 * Positions are counted in frames.
 */
final class ReceivedSound {
  private final List<AudioFrame> frames = new ArrayList<>();
  private float[] levels = new float[1024];

  void add(AudioFrame frame) {
    if (frames.size() == levels.length) {
      levels = Arrays.copyOf(levels, 2 * levels.length);
    }
    levels[frames.size()] = rootMeanSquare(frame);
    frames.add(frame);
  }

  /** Replaces the newest frames by silence; returns how many there were. */
  int silenceNewest(int count) {
    int silenced = Math.min(count, frames.size());
    for (int i = frames.size() - silenced; i < frames.size(); i++) {
      AudioFrame dropped = frames.get(i);
      frames.set(i, AudioFrame.silence(dropped.sampleCount(), dropped.sampleRateHz()));
      levels[i] = 0;
    }
    return silenced;
  }

  /** The frame at a position; the first one, which is silence, outside of what was received. */
  AudioFrame frame(long position) {
    return frames.get(position < 0 || position >= frames.size() ? 0 : (int) position);
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  /** How loud each frame is. */
  float[] levels() {
    return Arrays.copyOf(levels, frames.size());
  }

  /** All of it in one. */
  AudioFrame joined() {
    return AudioFrame.join(frames.toArray(AudioFrame[]::new));
  }

  private static float rootMeanSquare(AudioFrame frame) {
    double sum = 0;
    for (int i = 0; i < frame.sampleCount(); i++) {
      double sample = frame.sample(i) / 32768.0;
      sum += sample * sample;
    }
    return (float) Math.sqrt(sum / Math.max(1, frame.sampleCount()));
  }
}
