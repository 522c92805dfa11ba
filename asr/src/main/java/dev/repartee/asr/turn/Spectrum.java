package dev.repartee.asr.turn;

import java.util.List;

/**
 * The Fourier transform of 400 real samples, without allocation.
 *
 * <p>Even and odd samples are taken as the real and imaginary parts of 200 complex numbers; their
 * spectra are told apart by symmetry afterwards. It is written here because of its length: of the
 * usual libraries one transforms powers of two only (Commons Math), and another allocates with each
 * transform of any other length (JTransforms). Used by one thread.
 */
final class Spectrum {
  static final int SIZE = 400;
  static final int BINS = SIZE / 2 + 1;
  private static final int HALF = SIZE / 2;

  private static final List<FourierPass> PASSES =
      List.of(
          new FourierPass(5, 40, 1),
          new FourierPass(5, 8, 5),
          new FourierPass(4, 2, 25),
          new FourierPass(2, 1, 100));

  private final double[] cosines = new double[BINS];
  private final double[] sines = new double[BINS];
  private final double[] re = new double[HALF];
  private final double[] im = new double[HALF];
  private final double[] spareRe = new double[HALF];
  private final double[] spareIm = new double[HALF];

  Spectrum() {
    for (int bin = 0; bin < BINS; bin++) {
      cosines[bin] = Math.cos(2 * Math.PI * bin / SIZE);
      sines[bin] = Math.sin(2 * Math.PI * bin / SIZE);
    }
  }

  /** Transforms {@link #SIZE} samples to the {@link #BINS} bins of their spectrum. */
  void transform(double[] samples, double[] binRe, double[] binIm) {
    for (int i = 0; i < HALF; i++) {
      re[i] = samples[2 * i];
      im[i] = samples[2 * i + 1];
    }
    for (int i = 0; i < PASSES.size(); i += 2) {
      PASSES.get(i).run(re, im, spareRe, spareIm);
      PASSES.get(i + 1).run(spareRe, spareIm, re, im);
    }
    for (int bin = 0; bin < BINS; bin++) {
      int here = bin % HALF;
      int mirror = (HALF - bin) % HALF;
      double evenRe = (re[here] + re[mirror]) / 2;
      double evenIm = (im[here] - im[mirror]) / 2;
      double oddRe = (im[here] + im[mirror]) / 2;
      double oddIm = (re[mirror] - re[here]) / 2;
      binRe[bin] = evenRe + oddRe * cosines[bin] + oddIm * sines[bin];
      binIm[bin] = evenIm + oddIm * cosines[bin] - oddRe * sines[bin];
    }
  }
}
