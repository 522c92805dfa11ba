package dev.repartee.bench.turns.cases;

import dev.repartee.engine.audio.AudioFrame;
import java.util.Random;

/** Sound at 16 kHz into which other sounds are mixed at given times. */
public final class Track {
  /** The rate of all that is heard. */
  public static final int RATE_HZ = 16_000;

  private static final int SAMPLES_PER_MS = RATE_HZ / 1000;

  /** Some -78 dB: no line is ever digitally silent. */
  private static final double FLOOR = 4;

  private final float[] samples;

  private Track(int sampleCount) {
    samples = new float[sampleCount];
  }

  /** A quiet line, of so many milliseconds. */
  public static Track quiet(long lengthMs, long seed) {
    Track track = new Track(Math.toIntExact(lengthMs * SAMPLES_PER_MS));
    Random random = new Random(seed);
    for (int i = 0; i < track.samples.length; i++) {
      track.samples[i] = (float) (FLOOR * random.nextGaussian());
    }
    return track;
  }

  /** Mixes a sound in; what lies beyond the track's end is cut off. */
  public void add(AudioFrame sound, long atMs, double gain) {
    if (sound.sampleRateHz() != RATE_HZ) {
      throw new IllegalArgumentException("expected 16 kHz, but got " + sound);
    }
    int from = Math.toIntExact(atMs * SAMPLES_PER_MS);
    int length = Math.min(sound.sampleCount(), samples.length - from);
    for (int i = 0; i < length; i++) {
      samples[from + i] += (float) (gain * sound.sample(i));
    }
  }

  /** Mixes a sound in, again and again, from the beginning to the end. */
  public void addThroughout(AudioFrame sound, double gain) {
    long soundMs = Math.max(1, sound.sampleCount() / SAMPLES_PER_MS);
    long lengthMs = samples.length / SAMPLES_PER_MS;
    for (long at = 0; at < lengthMs; at += soundMs) {
      add(sound, at, gain);
    }
  }

  /** All of it. */
  public AudioFrame sound() {
    short[] rounded = new short[samples.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] =
          (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(samples[i])));
    }
    return AudioFrame.copyOf(rounded, RATE_HZ);
  }

  /** A part of a sound, by milliseconds; what lies outside of it is left out. */
  public static AudioFrame cut(AudioFrame sound, long fromMs, long toMs) {
    int from = (int) Math.max(0, Math.min(sound.sampleCount(), fromMs * SAMPLES_PER_MS));
    int to = (int) Math.max(from, Math.min(sound.sampleCount(), toMs * SAMPLES_PER_MS));
    return sound.slice(from, to);
  }

  /** How long a sound at 16 kHz is. */
  public static long lengthMs(AudioFrame sound) {
    return sound.sampleCount() / SAMPLES_PER_MS;
  }
}
