package dev.repartee.tts.hibari;

/**
 * The Fourier transform of 1200 real samples and back, without allocation.
 *
 * <p>Even and odd samples are taken as the real and imaginary parts of 600 complex numbers; their
 * spectra are told apart by symmetry afterwards. Used by one thread.
 */
final class RealFft {
  static final int SIZE = 2 * ComplexFft.SIZE;
  static final int BINS = SIZE / 2 + 1;
  private static final int HALF = ComplexFft.SIZE;

  private final ComplexFft fft = new ComplexFft();
  private final float[] packedRe = new float[HALF];
  private final float[] packedIm = new float[HALF];
  private final float[] cosines = new float[HALF / 2 + 1];
  private final float[] sines = new float[HALF / 2 + 1];

  RealFft() {
    for (int k = 0; k <= HALF / 2; k++) {
      cosines[k] = (float) Math.cos(2 * Math.PI * k / SIZE);
      sines[k] = (float) Math.sin(2 * Math.PI * k / SIZE);
    }
  }

  /** Transforms {@link #SIZE} samples to the {@link #BINS} bins of their spectrum. */
  void forward(float[] samples, float[] re, float[] im) {
    for (int i = 0; i < HALF; i++) {
      packedRe[i] = samples[2 * i];
      packedIm[i] = samples[2 * i + 1];
    }
    fft.transform(packedRe, packedIm);
    re[0] = packedRe[0] + packedIm[0];
    im[0] = 0;
    re[HALF] = packedRe[0] - packedIm[0];
    im[HALF] = 0;
    for (int k = 1; k <= HALF / 2; k++) {
      int mirror = HALF - k;
      float evenRe = 0.5f * (packedRe[k] + packedRe[mirror]);
      float evenIm = 0.5f * (packedIm[k] - packedIm[mirror]);
      float oddRe = 0.5f * (packedIm[k] + packedIm[mirror]);
      float oddIm = 0.5f * (packedRe[mirror] - packedRe[k]);
      float turnedRe = oddRe * cosines[k] + oddIm * sines[k];
      float turnedIm = oddIm * cosines[k] - oddRe * sines[k];
      re[k] = evenRe + turnedRe;
      im[k] = evenIm + turnedIm;
      re[mirror] = evenRe - turnedRe;
      im[mirror] = turnedIm - evenIm;
    }
  }

  /**
   * Transforms {@link #BINS} bins to {@link #SIZE} samples, {@link #SIZE} times too large. What the
   * first and last bin have as imaginary part is ignored, as it is zero for real samples.
   */
  void inverse(float[] re, float[] im, float[] samples) {
    packedRe[0] = re[0] + re[HALF];
    packedIm[0] = re[0] - re[HALF];
    for (int k = 1; k <= HALF / 2; k++) {
      int mirror = HALF - k;
      float evenRe = re[k] + re[mirror];
      float evenIm = im[k] - im[mirror];
      float turnedRe = re[k] - re[mirror];
      float turnedIm = im[k] + im[mirror];
      float oddRe = turnedRe * cosines[k] - turnedIm * sines[k];
      float oddIm = turnedIm * cosines[k] + turnedRe * sines[k];
      packedRe[k] = evenRe - oddIm;
      packedIm[k] = evenIm + oddRe;
      packedRe[mirror] = evenRe + oddIm;
      packedIm[mirror] = oddRe - evenIm;
    }
    fft.transform(packedIm, packedRe);
    for (int i = 0; i < HALF; i++) {
      samples[2 * i] = packedRe[i];
      samples[2 * i + 1] = packedIm[i];
    }
  }
}
