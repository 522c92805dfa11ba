package dev.repartee.engine.audio;

import java.util.Arrays;

/**
 * A piece of mono sound: signed 16-bit samples at a fixed rate.
 *
 * <p>Immutable, so it may cross threads. The sample array never leaves the frame; copy what you
 * need out of it.
 */
public final class AudioFrame {
  /** What makes a sample a number in -1..1. */
  static final float TO_UNIT = 1f / 32768f;

  private final short[] samples;
  private final int sampleRateHz;

  private AudioFrame(short[] samples, int sampleRateHz) {
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sampleRateHz must be positive, was " + sampleRateHz);
    }
    this.samples = samples;
    this.sampleRateHz = sampleRateHz;
  }

  /** Copies {@code length} samples starting at {@code offset}. */
  public static AudioFrame copyOf(short[] samples, int offset, int length, int sampleRateHz) {
    return new AudioFrame(Arrays.copyOfRange(samples, offset, offset + length), sampleRateHz);
  }

  /** Copies all samples. */
  public static AudioFrame copyOf(short[] samples, int sampleRateHz) {
    return copyOf(samples, 0, samples.length, sampleRateHz);
  }

  /** Rounds {@code length} samples in -1..1 to 16 bits; what lies outside is clipped. */
  public static AudioFrame ofFloats(float[] samples, int offset, int length, int sampleRateHz) {
    short[] rounded = new short[length];
    for (int i = 0; i < length; i++) {
      float scaled = samples[offset + i] * 32767f;
      rounded[i] = (short) Math.round(Math.max(-32768f, Math.min(32767f, scaled)));
    }
    return new AudioFrame(rounded, sampleRateHz);
  }

  /** Reads little-endian bytes, two per sample. */
  public static AudioFrame ofLittleEndian(byte[] bytes, int sampleRateHz) {
    short[] samples = new short[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
    }
    return new AudioFrame(samples, sampleRateHz);
  }

  /** A frame of zeros. */
  public static AudioFrame silence(int sampleCount, int sampleRateHz) {
    return new AudioFrame(new short[sampleCount], sampleRateHz);
  }

  /** All frames, which have one rate, in one. */
  public static AudioFrame join(AudioFrame... frames) {
    int total = 0;
    for (AudioFrame frame : frames) {
      if (frame.sampleRateHz != frames[0].sampleRateHz) {
        throw new IllegalArgumentException("cannot join " + frames[0] + " and " + frame);
      }
      total += frame.samples.length;
    }
    short[] joined = new short[total];
    int at = 0;
    for (AudioFrame frame : frames) {
      System.arraycopy(frame.samples, 0, joined, at, frame.samples.length);
      at += frame.samples.length;
    }
    return new AudioFrame(joined, frames[0].sampleRateHz);
  }

  public int sampleRateHz() {
    return sampleRateHz;
  }

  public int sampleCount() {
    return samples.length;
  }

  /** How long this frame sounds. */
  public long durationNanos() {
    return samples.length * 1_000_000_000L / sampleRateHz;
  }

  public short sample(int index) {
    return samples[index];
  }

  /** Copies samples into {@code target}. */
  public void copyTo(int from, short[] target, int targetOffset, int length) {
    System.arraycopy(samples, from, target, targetOffset, length);
  }

  /** Copies samples into {@code target} as floats in -1..1. */
  public void copyTo(int from, float[] target, int targetOffset, int length) {
    for (int i = 0; i < length; i++) {
      target[targetOffset + i] = samples[from + i] * TO_UNIT;
    }
  }

  /** The samples from {@code from} (inclusive) to {@code to} (exclusive) as a frame of its own. */
  public AudioFrame slice(int from, int to) {
    return new AudioFrame(Arrays.copyOfRange(samples, from, to), sampleRateHz);
  }

  /** Writes all samples as little-endian bytes, two per sample, at {@code targetOffset}. */
  public void writeLittleEndian(byte[] target, int targetOffset) {
    for (int i = 0; i < samples.length; i++) {
      target[targetOffset + 2 * i] = (byte) samples[i];
      target[targetOffset + 2 * i + 1] = (byte) (samples[i] >> 8);
    }
  }

  @Override
  public String toString() {
    return "AudioFrame[" + samples.length + " samples at " + sampleRateHz + " Hz]";
  }
}
