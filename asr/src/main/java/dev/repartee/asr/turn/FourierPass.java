package dev.repartee.asr.turn;

/**
 * One pass of a Fourier transform after Stockham: many small transforms of {@code radix} complex
 * numbers, each a product with a matrix that was computed beforehand. Immutable, thread safe.
 */
final class FourierPass {
  private final int radix;
  private final int groups;
  private final int stride;
  private final double[] cosines;
  private final double[] sines;

  /**
   * Prepares a pass.
   *
   * @param radix size of the small transforms
   * @param groups how many groups of them are turned by different angles
   * @param stride small transforms in each group
   */
  FourierPass(int radix, int groups, int stride) {
    this.radix = radix;
    this.groups = groups;
    this.stride = stride;
    cosines = new double[groups * radix * radix];
    sines = new double[groups * radix * radix];
    for (int i = 0; i < cosines.length; i++) {
      int group = i / (radix * radix);
      int out = i / radix % radix;
      int in = i % radix;
      double angle = -2 * Math.PI * out * ((double) group / (groups * radix) + (double) in / radix);
      cosines[i] = Math.cos(angle);
      sines[i] = Math.sin(angle);
    }
  }

  /** Reads {@code x} and writes {@code y}, which must be different arrays. */
  void run(double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
    for (int row = 0; row < groups * radix; row++) {
      int firstIn = row / radix * stride;
      int firstOut = row * stride;
      for (int column = 0; column < stride; column++) {
        double re = 0;
        double im = 0;
        int at = firstIn + column;
        for (int factor = row * radix; factor < (row + 1) * radix; factor++) {
          re += xRe[at] * cosines[factor] - xIm[at] * sines[factor];
          im += xRe[at] * sines[factor] + xIm[at] * cosines[factor];
          at += groups * stride;
        }
        yRe[firstOut + column] = re;
        yIm[firstOut + column] = im;
      }
    }
  }
}
