package dev.repartee.asr.turn;

/**
 * The features as their definition has them, the slow way: everything anew from the whole window,
 * by sums instead of a fast transform, and triangles asked bin by bin.
 */
final class WholeWindow {
  private static final int SAMPLES = 128_000;
  private static final int BANDS = 80;
  private static final int FRAMES = 800;
  private static final int FRAME_SAMPLES = 400;
  private static final int BINS = 201;
  private static final double[][] COSINES = new double[BINS][FRAME_SAMPLES];
  private static final double[][] SINES = new double[BINS][FRAME_SAMPLES];
  private static final double[][] TRIANGLES = new double[BANDS][BINS];

  static {
    for (int bin = 0; bin < BINS; bin++) {
      for (int i = 0; i < FRAME_SAMPLES; i++) {
        COSINES[bin][i] = Math.cos(2 * Math.PI * bin * i / FRAME_SAMPLES);
        SINES[bin][i] = Math.sin(2 * Math.PI * bin * i / FRAME_SAMPLES);
      }
      for (int band = 0; band < BANDS; band++) {
        TRIANGLES[band][bin] = triangle(band, bin * 40);
      }
    }
  }

  private WholeWindow() {}

  /** The features of the last eight seconds; what is missing before them is silence. */
  static float[] features(short[] heard) {
    double[] window = new double[SAMPLES];
    for (int i = 1; i <= Math.min(SAMPLES, heard.length); i++) {
      window[SAMPLES - i] = heard[heard.length - i] / 32768.0;
    }
    double[][] logs = logarithms(mirrored(normalised(window)));
    double max = Double.NEGATIVE_INFINITY;
    for (double[] row : logs) {
      for (double log : row) {
        max = Math.max(max, log);
      }
    }
    float[] features = new float[BANDS * FRAMES];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) ((Math.max(logs[i / FRAMES][i % FRAMES], max - 8) + 4) / 4);
    }
    return features;
  }

  private static double[] normalised(double[] window) {
    double mean = 0;
    for (double sample : window) {
      mean += sample / SAMPLES;
    }
    double variance = 0;
    for (double sample : window) {
      variance += (sample - mean) * (sample - mean) / SAMPLES;
    }
    double[] normal = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      normal[i] = (window[i] - mean) / Math.sqrt(variance + 1e-7);
    }
    return normal;
  }

  private static double[] mirrored(double[] window) {
    double[] longer = new double[SAMPLES + FRAME_SAMPLES];
    System.arraycopy(window, 0, longer, 200, SAMPLES);
    for (int i = 1; i <= 200; i++) {
      longer[200 - i] = window[i];
      longer[199 + SAMPLES + i] = window[SAMPLES - 1 - i];
    }
    return longer;
  }

  private static double[][] logarithms(double[] sound) {
    double[][] logs = new double[BANDS][FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      double[] power = power(sound, frame * 160);
      for (int band = 0; band < BANDS; band++) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
          sum += power[bin] * TRIANGLES[band][bin];
        }
        logs[band][frame] = Math.log10(Math.max(sum, 1e-10));
      }
    }
    return logs;
  }

  private static double[] power(double[] sound, int from) {
    double[] windowed = new double[FRAME_SAMPLES];
    for (int i = 0; i < FRAME_SAMPLES; i++) {
      double sine = Math.sin(Math.PI * i / FRAME_SAMPLES);
      windowed[i] = sound[from + i] * sine * sine;
    }
    double[] power = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < FRAME_SAMPLES; i++) {
        re += windowed[i] * COSINES[bin][i];
        im += windowed[i] * SINES[bin][i];
      }
      power[bin] = re * re + im * im;
    }
    return power;
  }

  private static double triangle(int band, double hz) {
    double step = mel(8000) / 81;
    double low = hertz(band * step);
    double peak = hertz((band + 1) * step);
    double high = hertz((band + 2) * step);
    double height = hz < peak ? (hz - low) / (peak - low) : (high - hz) / (high - peak);
    return Math.max(0, height) * 2 / (high - low);
  }

  private static double mel(double hz) {
    return hz < 1000 ? hz * 0.015 : 15 + 27 * Math.log(hz / 1000) / Math.log(6.4);
  }

  private static double hertz(double mel) {
    return mel < 15 ? mel / 0.015 : 1000 * Math.pow(6.4, (mel - 15) / 27);
  }
}
