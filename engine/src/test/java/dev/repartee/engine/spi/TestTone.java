package dev.repartee.engine.spi;

import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayDeque;
import java.util.Deque;

/** A tone to send through a line, and an ear that recognises it on the other side. */
public final class TestTone {
  private static final double AMPLITUDE = 0.3;

  private final int sampleRateHz;
  private final double frequencyHz;
  private long frames;

  /** An endless tone; of 0 Hz, silence. */
  public TestTone(int sampleRateHz, double frequencyHz) {
    this.sampleRateHz = sampleRateHz;
    this.frequencyHz = frequencyHz;
  }

  /** The next 10 ms; where these are no whole number of samples, one more or less in turn. */
  public AudioFrame next() {
    long from = frames * sampleRateHz / 100;
    frames++;
    int length = Math.toIntExact(frames * sampleRateHz / 100 - from);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double phase = 2 * Math.PI * frequencyHz * (from + i) / sampleRateHz;
      samples[i] = (float) (AMPLITUDE * Math.sin(phase));
    }
    return AudioFrame.ofFloats(samples, 0, length, sampleRateHz);
  }

  /** Listens to the last 100 ms. Not thread safe. */
  public static final class Ear {
    private static final int WINDOW_FRAMES = 10;

    /** Opus at work adds some noise to a pure tone. */
    private static final double SHARE_OF_A_PURE_TONE = 0.8;

    private static final double SILENT_RMS = 0.003;

    private final Deque<AudioFrame> window = new ArrayDeque<>();

    public void hear(AudioFrame frame) {
      window.removeIf(earlier -> earlier.sampleRateHz() != frame.sampleRateHz());
      window.add(frame);
      if (window.size() > WINDOW_FRAMES) {
        window.remove();
      }
    }

    /** Whether it is a loud tone of this frequency and hardly anything else. */
    public boolean hearsTone(double frequencyHz) {
      if (window.size() < WINDOW_FRAMES) {
        return false;
      }
      float[] samples = samples();
      double rate = window.element().sampleRateHz();
      double cosine = 0;
      double sine = 0;
      double energy = 0;
      for (int i = 0; i < samples.length; i++) {
        double phase = 2 * Math.PI * frequencyHz * i / rate;
        cosine += samples[i] * Math.cos(phase);
        sine += samples[i] * Math.sin(phase);
        energy += samples[i] * samples[i];
      }
      double toneEnergy = 2 * (cosine * cosine + sine * sine) / samples.length;
      double rms = Math.sqrt(energy / samples.length);
      return toneEnergy > SHARE_OF_A_PURE_TONE * energy && rms > AMPLITUDE / 3;
    }

    /** Whether it is silence. */
    public boolean hearsSilence() {
      if (window.size() < WINDOW_FRAMES) {
        return false;
      }
      double energy = 0;
      float[] samples = samples();
      for (float sample : samples) {
        energy += sample * sample;
      }
      return Math.sqrt(energy / samples.length) < SILENT_RMS;
    }

    private float[] samples() {
      AudioFrame sound = AudioFrame.join(window.toArray(AudioFrame[]::new));
      float[] samples = new float[sound.sampleCount()];
      sound.copyTo(0, samples, 0, samples.length);
      return samples;
    }
  }
}
