package dev.repartee.bench.caller;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import java.util.ArrayList;
import java.util.List;

/** Notes when sound reaches a caller, and keeps it. */
final class Ear {
  /** What is kept, is kept at this rate. */
  static final int KEPT_RATE_HZ = 24_000;

  /** Peaks below this are silence: -50 dB of full scale. */
  private static final int SILENCE = 100;

  private final List<AudioFrame> kept = new ArrayList<>();
  private Resampler resampler = new Resampler(KEPT_RATE_HZ, KEPT_RATE_HZ);
  private int rateHz = KEPT_RATE_HZ;
  private long soundSinceNanos = Long.MIN_VALUE;
  private long lastSoundNanos = Long.MIN_VALUE;

  void hear(AudioFrame frame, long atNanos) {
    if (frame.sampleRateHz() != rateHz) {
      rateHz = frame.sampleRateHz();
      resampler = new Resampler(rateHz, KEPT_RATE_HZ);
    }
    kept.add(resampler.process(frame));
    if (isLoud(frame)) {
      lastSoundNanos = atNanos;
      if (soundSinceNanos == Long.MIN_VALUE) {
        soundSinceNanos = atNanos;
      }
    }
  }

  /** Begins to listen for the next first sound. */
  void listenAfresh() {
    soundSinceNanos = Long.MIN_VALUE;
  }

  /** Whether sound has come since {@link #listenAfresh()}. */
  boolean hasHeard() {
    return soundSinceNanos != Long.MIN_VALUE;
  }

  /** When the first sound since {@link #listenAfresh()} came. */
  long firstSoundNanos() {
    return soundSinceNanos;
  }

  /** When the newest sound came. */
  long lastSoundNanos() {
    return lastSoundNanos;
  }

  /** Whether it has been silent for so long, or always. */
  boolean silentFor(long nanos, long nowNanos) {
    return lastSoundNanos == Long.MIN_VALUE || nowNanos - lastSoundNanos >= nanos;
  }

  /** All that was heard, silence included. */
  List<AudioFrame> recording() {
    return List.copyOf(kept);
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
