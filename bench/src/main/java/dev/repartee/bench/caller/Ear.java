package dev.repartee.bench.caller;

import dev.repartee.engine.audio.AudioFrame;

/** Notes when sound reaches a caller. */
public final class Ear {
  /** Peaks below this are silence: -50 dB of full scale. */
  private static final int SILENCE = 100;

  private long soundSinceNanos = Long.MIN_VALUE;
  private long lastSoundNanos = Long.MIN_VALUE;

  /** Takes the next sound. */
  public void hear(AudioFrame frame, long atNanos) {
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
  public boolean hasHeard() {
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

  private static boolean isLoud(AudioFrame frame) {
    for (int i = 0; i < frame.sampleCount(); i++) {
      if (Math.abs(frame.sample(i)) >= SILENCE) {
        return true;
      }
    }
    return false;
  }
}
