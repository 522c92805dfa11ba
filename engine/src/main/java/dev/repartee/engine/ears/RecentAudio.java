package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last moments of the caller's sound, kept because a voice is found only after it has begun.
 * Bounded: the oldest frames go.
 */
final class RecentAudio {
  private final Deque<AudioFrame> frames = new ArrayDeque<>();
  private final int maxSamples;
  private int heldSamples;
  private long endSample;

  RecentAudio(int maxSamples) {
    this.maxSamples = maxSamples;
  }

  void add(AudioFrame frame) {
    frames.addLast(frame);
    heldSamples += frame.sampleCount();
    endSample += frame.sampleCount();
    while (heldSamples - frames.getFirst().sampleCount() >= maxSamples) {
      heldSamples -= frames.removeFirst().sampleCount();
    }
  }

  /** How many samples were ever added. */
  long endSample() {
    return endSample;
  }

  /** What is held from {@code fromSample} on, as one frame. */
  AudioFrame since(long fromSample, int sampleRateHz) {
    long heldFrom = Math.max(fromSample, endSample - heldSamples);
    short[] samples = new short[(int) Math.max(0, endSample - heldFrom)];
    long position = endSample - heldSamples;
    for (AudioFrame frame : frames) {
      int skip = (int) Math.max(0, heldFrom - position);
      if (skip < frame.sampleCount()) {
        int target = (int) (position + skip - heldFrom);
        frame.copyTo(skip, samples, target, frame.sampleCount() - skip);
      }
      position += frame.sampleCount();
    }
    return AudioFrame.copyOf(samples, sampleRateHz);
  }
}
