package dev.repartee.tts.hibari;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Turns the spectrum of the pulse train into that of speech, one frame at a time.
 *
 * <p>A row of the net holds, for each bin, five numbers {@code h, θ, n, r, φ}; the bin becomes
 * {@code exp(h) e^(iπ tanh θ) X + exp(n) Z + exp(r) e^(iφ)}, with {@code X} the pulse train and
 * {@code Z} white noise: the filtered voice, shaped breath, and what fits neither. Cosines and
 * sines come from tables, interpolated, with errors below -80 dB. Used by one thread.
 */
final class SpectralFilter {
  private static final int BINS = SpectralFrames.BINS;
  private static final float LOUDEST = 7;

  private final Tables tables;
  private final SplittableRandom random = new SplittableRandom(7);

  SpectralFilter(Tables tables) {
    this.tables = tables;
  }

  /**
   * Filters one frame in place.
   *
   * @param row the net's numbers, from {@code offset} on
   * @param voiced whether the spectrum holds anything yet; if not it is taken as zero
   */
  void apply(float[] row, int offset, boolean voiced, float[] re, float[] im) {
    if (voiced) {
      filterVoice(row, offset, re, im);
    } else {
      Arrays.fill(re, 0, BINS, 0);
      Arrays.fill(im, 0, BINS, 0);
    }
    addBreathAndRest(row, offset + 2 * BINS, re, im);
  }

  private void filterVoice(float[] row, int offset, float[] re, float[] im) {
    float[] turn = tables.boundedTurn;
    for (int k = 0; k < BINS; k++) {
      float loudness = exp(Math.min(row[offset + k], LOUDEST));
      float theta = row[offset + BINS + k];
      float place =
          (Math.max(-Tables.BOUND, Math.min(Tables.BOUND, theta)) + Tables.BOUND)
              * Tables.STEPS_PER_UNIT;
      int at = (int) place;
      float part = place - at;
      float cos = turn[2 * at] + part * (turn[2 * at + 2] - turn[2 * at]);
      float sin = turn[2 * at + 1] + part * (turn[2 * at + 3] - turn[2 * at + 1]);
      float sourceRe = re[k] * loudness;
      float sourceIm = im[k] * loudness;
      re[k] = sourceRe * cos - sourceIm * sin;
      im[k] = sourceRe * sin + sourceIm * cos;
    }
  }

  private void addBreathAndRest(float[] row, int offset, float[] re, float[] im) {
    float[] noise = tables.noise;
    float[] circle = tables.circle;
    int noiseAt = random.nextInt(noise.length - 2 * BINS);
    for (int k = 0; k < BINS; k++) {
      float breath = exp(Math.min(row[offset + k], LOUDEST));
      float rest = exp(Math.min(row[offset + BINS + k], LOUDEST));
      float place = row[offset + 2 * BINS + k] * Tables.STEPS_PER_RADIAN + Tables.WHOLE_TURNS;
      int floor = (int) place;
      float part = place - floor;
      int at = 2 * (floor & (Tables.CIRCLE_STEPS - 1));
      float cos = circle[at] + part * (circle[at + 2] - circle[at]);
      float sin = circle[at + 1] + part * (circle[at + 3] - circle[at + 1]);
      re[k] += breath * noise[noiseAt + k] + rest * cos;
      im[k] += breath * noise[noiseAt + BINS + k] + rest * sin;
    }
  }

  /** The exponential function for arguments up to 80, right to 3e-6 of its value. */
  private static float exp(float x) {
    float power = Math.max(x, -80) * 1.442695f;
    int whole = (int) (power + 200.5f) - 200;
    float t = (power - whole) * 0.6931472f;
    float fraction =
        1 + t * (1 + t * (0.5f + t * (0.16666667f + t * (0.041666668f + t * 0.008333334f))));
    return fraction * Float.intBitsToFloat((whole + 127) << 23);
  }

  /** What all filters share: tables of turns, and noise. Immutable, thread safe. */
  static final class Tables {
    private static final int BOUND = 8;
    private static final int STEPS_PER_UNIT = 128;
    private static final int CIRCLE_STEPS = 1024;
    private static final float STEPS_PER_RADIAN = (float) (CIRCLE_STEPS / (2 * Math.PI));
    // Makes every sensible phase positive, so that cutting off the fraction rounds down.
    private static final float WHOLE_TURNS = 64 * CIRCLE_STEPS;
    private static final int NOISE_SIZE = 1 << 16;

    /** Cosine and sine of π tanh(θ), for θ from -8 to 8. */
    private final float[] boundedTurn = new float[2 * (2 * BOUND * STEPS_PER_UNIT + 2)];

    /** Cosine and sine of a full turn. */
    private final float[] circle = new float[2 * (CIRCLE_STEPS + 1)];

    private final float[] noise = new float[NOISE_SIZE];

    Tables() {
      for (int i = 0; i < boundedTurn.length / 2; i++) {
        double angle = Math.PI * Math.tanh((double) i / STEPS_PER_UNIT - BOUND);
        boundedTurn[2 * i] = (float) Math.cos(angle);
        boundedTurn[2 * i + 1] = (float) Math.sin(angle);
      }
      for (int i = 0; i <= CIRCLE_STEPS; i++) {
        double angle = 2 * Math.PI * i / CIRCLE_STEPS;
        circle[2 * i] = (float) Math.cos(angle);
        circle[2 * i + 1] = (float) Math.sin(angle);
      }
      Random gaussian = new Random(7);
      for (int i = 0; i < NOISE_SIZE; i++) {
        noise[i] = (float) gaussian.nextGaussian();
      }
    }
  }
}
