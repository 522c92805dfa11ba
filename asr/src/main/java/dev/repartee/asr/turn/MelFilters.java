package dev.repartee.asr.turn;

/**
 * Eighty overlapping bands of a spectrum, narrow where the ear tells pitches well apart.
 *
 * <p>Triangles of equal area on the mel scale of M. Slaney's Auditory Toolbox (1998): linear up to
 * 1000 Hz, logarithmic above; together they cover 0 to 8000 Hz. Immutable, thread safe.
 */
final class MelFilters {
  static final int COUNT = 80;

  private static final double HIGHEST_HZ = 8000;
  private static final double HZ_PER_BIN = HIGHEST_HZ / (Spectrum.BINS - 1);
  private static final double LINEAR_UP_TO_HZ = 1000;
  private static final double HZ_PER_LINEAR_MEL = 200.0 / 3;
  private static final double LINEAR_UP_TO_MEL = LINEAR_UP_TO_HZ / HZ_PER_LINEAR_MEL;
  private static final double LOG_HZ_PER_MEL = Math.log(6.4) / 27;

  private final int[] firstBins = new int[COUNT];
  private final double[][] weights = new double[COUNT][];

  MelFilters() {
    double melStep = mel(HIGHEST_HZ) / (COUNT + 1);
    for (int filter = 0; filter < COUNT; filter++) {
      double lowHz = hertz(filter * melStep);
      double peakHz = hertz((filter + 1) * melStep);
      double highHz = hertz((filter + 2) * melStep);
      int first = (int) Math.floor(lowHz / HZ_PER_BIN) + 1;
      int afterLast = Math.min(Spectrum.BINS, (int) Math.ceil(highHz / HZ_PER_BIN));
      firstBins[filter] = first;
      weights[filter] = new double[Math.max(0, afterLast - first)];
      for (int i = 0; i < weights[filter].length; i++) {
        double hz = (first + i) * HZ_PER_BIN;
        double height =
            Math.min((hz - lowHz) / (peakHz - lowHz), (highHz - hz) / (highHz - peakHz));
        weights[filter][i] = height * 2 / (highHz - lowHz);
      }
    }
  }

  /** The power that a filter lets through, of these bins' power. */
  double apply(int filter, double[] power) {
    double[] weight = weights[filter];
    int first = firstBins[filter];
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      sum += weight[i] * power[first + i];
    }
    return sum;
  }

  /** How much of a bin's power a filter lets through. */
  double weight(int filter, int bin) {
    int i = bin - firstBins[filter];
    return i >= 0 && i < weights[filter].length ? weights[filter][i] : 0;
  }

  private static double mel(double hz) {
    return LINEAR_UP_TO_MEL + Math.log(hz / LINEAR_UP_TO_HZ) / LOG_HZ_PER_MEL;
  }

  private static double hertz(double mel) {
    return mel < LINEAR_UP_TO_MEL
        ? mel * HZ_PER_LINEAR_MEL
        : LINEAR_UP_TO_HZ * Math.exp((mel - LINEAR_UP_TO_MEL) * LOG_HZ_PER_MEL);
  }
}
