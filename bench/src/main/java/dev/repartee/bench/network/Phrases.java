package dev.repartee.bench.network;

import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.List;

/** Cuts a recording into the stretches of sound between its pauses. */
final class Phrases {
  /** Peaks below this are silence: -44 dB of full scale. */
  private static final int SILENCE = 200;

  private static final int PAUSES_PER_SECOND = 3;
  private static final int EDGE_FRAMES = 10;

  private Phrases() {}

  /** The phrases of a recording that is given in pieces of some 10 ms, all of one rate. */
  static List<AudioFrame> of(List<AudioFrame> frames) {
    List<AudioFrame> phrases = new ArrayList<>();
    int start = -1;
    int lastLoud = -1;
    int quietSamples = 0;
    for (int i = 0; i < frames.size(); i++) {
      if (isLoud(frames.get(i))) {
        start = start < 0 ? i : start;
        lastLoud = i;
        quietSamples = 0;
        continue;
      }
      quietSamples += frames.get(i).sampleCount();
      if (start >= 0 && PAUSES_PER_SECOND * quietSamples >= frames.get(i).sampleRateHz()) {
        phrases.add(join(frames, start, lastLoud));
        start = -1;
      }
    }
    if (start >= 0) {
      phrases.add(join(frames, start, lastLoud));
    }
    return phrases;
  }

  /** With a little of the quiet around it, in which a voice begins and ends. */
  private static AudioFrame join(List<AudioFrame> frames, int first, int last) {
    int from = Math.max(0, first - EDGE_FRAMES);
    int to = Math.min(frames.size(), last + 1 + EDGE_FRAMES);
    return AudioFrame.join(frames.subList(from, to).toArray(AudioFrame[]::new));
  }

  private static boolean isLoud(AudioFrame frame) {
    for (int i = 0; i < frame.sampleCount(); i++) {
      if (Math.abs(frame.sample(i)) >= SILENCE) {
        return true;
      }
    }
    return false;
  }
}
