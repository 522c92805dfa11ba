package dev.repartee.asr.turn;

import dev.repartee.engine.audio.AudioFrame;
import java.util.Arrays;

/**
 * The features of Whisper's encoder for the last eight seconds of a stream, kept up to date as the
 * sound comes in.
 *
 * <p>They are the logarithms of the power in {@link MelFilters#COUNT} bands, every 10 ms, of sound
 * that was brought to mean 0 and variance 1 over the whole window: Hann window of 25 ms, sound
 * mirrored at both ends of the window, nothing below a hundred-millionth of the loudest, scaled by
 * (x + 4) / 4.
 *
 * <p>The whole window is needed for mean and variance only, and the Fourier transform is linear. So
 * each frame is transformed once, as it is. Dividing by the deviation later shifts all logarithms
 * alike; subtracting the mean changes, under a Hann window, bins 0 and 1 only, of which no band
 * lets bin 0 through and only the lowest two let bin 1 through: these are kept apart until the mean
 * is known. Not thread safe.
 */
final class LogMelFeatures {
  static final int FRAMES = LastSound.WINDOW_HOPS;
  static final int BANDS = MelFilters.COUNT;

  /** Bands that let bin 1 through. */
  private static final int LOW_BANDS = 2;

  /** Where the last frame that does not reach past the window's end stands in it. */
  private static final int NEWEST_COMPLETE = FRAMES - 2;

  private static final double SMALLEST_POWER_LOG = -10;
  private static final double LARGEST_RANGE_LOG = 8;

  /** What the model adds to the variance of samples in -1..1, here of 16-bit samples. */
  private static final double ADDED_VARIANCE = 1e-7 * 32768 * 32768;

  /** Bin 1 of a constant of one under the Hann window. */
  private static final double BIN_1_OF_ONE = -Spectrum.SIZE / 4.0;

  private static final MelFilters FILTERS = new MelFilters();

  private final LastSound sound = new LastSound();
  private final Spectrum spectrum = new Spectrum();
  private final double[] hann = new double[Spectrum.SIZE];
  private final double[] samples = new double[Spectrum.SIZE];
  private final double[] binRe = new double[Spectrum.BINS];
  private final double[] binIm = new double[Spectrum.BINS];
  private final double[] power = new double[Spectrum.BINS];

  // Rings, one slot for each frame; for the low bands the power without bin 1, else logarithms.
  private final float[] bands = new float[BANDS * FRAMES];
  private final double[] bin1Re = new double[FRAMES];
  private final double[] bin1Im = new double[FRAMES];
  private int firstSlot;

  LogMelFeatures() {
    for (int i = 0; i < hann.length; i++) {
      hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / Spectrum.SIZE);
    }
    Arrays.fill(bands, LOW_BANDS * FRAMES, bands.length, Float.NEGATIVE_INFINITY);
  }

  /** Takes audio of any length; what does not fill 10 ms waits for more. */
  void add(AudioFrame frame) {
    for (int from = 0; from < frame.sampleCount(); ) {
      from += sound.take(frame, from);
      if (sound.completesHop()) {
        firstSlot = (firstSlot + 1) % FRAMES;
        analyse(NEWEST_COMPLETE, slot(NEWEST_COMPLETE));
      }
    }
  }

  /** Writes {@link #BANDS} rows of {@link #FRAMES} features each. */
  void write(float[] features) {
    rewriteEdges();
    double mean = sound.mean();
    double scaleLog = -Math.log10(sound.variance() + ADDED_VARIANCE);
    for (int band = 0; band < BANDS; band++) {
      if (band < LOW_BANDS) {
        writeLowBand(band, mean, features);
      } else {
        int untilWrap = FRAMES - firstSlot;
        int row = band * FRAMES;
        System.arraycopy(bands, row + firstSlot, features, row, untilWrap);
        System.arraycopy(bands, row, features, row + untilWrap, firstSlot);
      }
    }
    scale(features, (float) scaleLog);
  }

  /** The frames that reach past the window are mirrored there, so they change with its place. */
  private void rewriteEdges() {
    analyse(0, slot(0));
    analyse(1, slot(1));
    analyse(FRAMES - 1, slot(FRAMES - 1));
  }

  private void analyse(int frame, int slot) {
    sound.copyMirrored(frame * LastSound.HOP_SAMPLES - Spectrum.SIZE / 2, samples);
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= hann[i];
    }
    spectrum.transform(samples, binRe, binIm);
    for (int bin = 0; bin < Spectrum.BINS; bin++) {
      power[bin] = squared(binRe[bin], binIm[bin]);
    }
    bin1Re[slot] = binRe[1];
    bin1Im[slot] = binIm[1];
    power[1] = 0;
    for (int band = 0; band < BANDS; band++) {
      double let = FILTERS.apply(band, power);
      bands[band * FRAMES + slot] = (float) (band < LOW_BANDS ? let : Math.log10(let));
    }
  }

  private void writeLowBand(int band, double mean, float[] features) {
    double weight = FILTERS.weight(band, 1);
    for (int frame = 0; frame < FRAMES; frame++) {
      int slot = slot(frame);
      double bin1 = squared(bin1Re[slot] - mean * BIN_1_OF_ONE, bin1Im[slot]);
      double let = bands[band * FRAMES + slot] + weight * bin1;
      features[band * FRAMES + frame] = (float) Math.log10(let);
    }
  }

  private static void scale(float[] features, float scaleLog) {
    float loudest = (float) SMALLEST_POWER_LOG;
    for (int i = 0; i < features.length; i++) {
      features[i] = Math.max((float) SMALLEST_POWER_LOG, features[i] + scaleLog);
      loudest = Math.max(loudest, features[i]);
    }
    float quietest = loudest - (float) LARGEST_RANGE_LOG;
    for (int i = 0; i < features.length; i++) {
      features[i] = (Math.max(quietest, features[i]) + 4) / 4;
    }
  }

  private int slot(int frame) {
    return (firstSlot + frame) % FRAMES;
  }

  private static double squared(double re, double im) {
    return re * re + im * im;
  }
}
