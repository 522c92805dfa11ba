package dev.repartee.bench.caller;

import dev.repartee.engine.audio.AudioFrame;
import org.jspecify.annotations.Nullable;

/** Cuts what a caller says into the 10 ms pieces that the line takes, with silence between. */
final class Mouth {
  private static final int BEAT_SAMPLES = Utterance.SAMPLE_RATE_HZ / 100;
  private static final AudioFrame SILENCE =
      AudioFrame.silence(BEAT_SAMPLES, Utterance.SAMPLE_RATE_HZ);

  private @Nullable AudioFrame sound;
  private int position;

  void say(Utterance utterance) {
    sound = utterance.sound();
    position = 0;
  }

  boolean isSpeaking() {
    return sound != null;
  }

  AudioFrame next() {
    AudioFrame current = sound;
    if (current == null) {
      return SILENCE;
    }
    int end = Math.min(position + BEAT_SAMPLES, current.sampleCount());
    short[] samples = new short[BEAT_SAMPLES];
    current.copyTo(position, samples, 0, end - position);
    position = end;
    if (end == current.sampleCount()) {
      sound = null;
    }
    return AudioFrame.copyOf(samples, Utterance.SAMPLE_RATE_HZ);
  }
}
