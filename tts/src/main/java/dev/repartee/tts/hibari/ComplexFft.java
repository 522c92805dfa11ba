package dev.repartee.tts.hibari;

import java.util.ArrayList;
import java.util.List;

/**
 * The Fourier transform of 600 complex numbers, without allocation.
 *
 * <p>Stockham's self-sorting algorithm: five passes go back and forth between two pairs of arrays.
 * Used by one thread.
 */
final class ComplexFft {
  static final int SIZE = 600;
  private static final int[] RADICES = {4, 2, 3, 5, 5};

  private final List<FftPass> passes = new ArrayList<>();
  private final float[] spareRe = new float[SIZE];
  private final float[] spareIm = new float[SIZE];

  ComplexFft() {
    int stride = 1;
    for (int radix : RADICES) {
      passes.add(new FftPass(radix, SIZE / stride / radix, stride));
      stride *= radix;
    }
  }

  /**
   * Transforms forward, in place. Called with the two arrays exchanged it transforms backward;
   * neither way scales.
   */
  void transform(float[] re, float[] im) {
    float[] fromRe = re;
    float[] fromIm = im;
    float[] toRe = spareRe;
    float[] toIm = spareIm;
    for (FftPass pass : passes) {
      pass.run(fromRe, fromIm, toRe, toIm);
      float[] swap = fromRe;
      fromRe = toRe;
      toRe = swap;
      swap = fromIm;
      fromIm = toIm;
      toIm = swap;
    }
    // After an odd number of passes the result stands in the spare arrays.
    System.arraycopy(fromRe, 0, re, 0, SIZE);
    System.arraycopy(fromIm, 0, im, 0, SIZE);
  }
}
