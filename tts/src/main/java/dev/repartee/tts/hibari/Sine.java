package dev.repartee.tts.hibari;

/** A fast sine, right to 1e-6. */
final class Sine {
  private static final float S1 = (float) Math.PI;
  private static final float S3 = (float) -(Math.pow(Math.PI, 3) / 6);
  private static final float S5 = (float) (Math.pow(Math.PI, 5) / 120);
  private static final float S7 = (float) -(Math.pow(Math.PI, 7) / 5040);
  private static final float S9 = (float) (Math.pow(Math.PI, 9) / 362_880);
  private static final float S11 = (float) -(Math.pow(Math.PI, 11) / 39_916_800);

  private Sine() {}

  /** The sine of an angle given in turns, 0 to 1. */
  static float ofTurns(float turns) {
    // sin(2πx) for x in 0..1 is -sin(π(2x - 1)), and 2x - 1 is folded to -1/2..1/2.
    float half = 2 * turns - 1;
    float folded = half > 0.5f ? 1 - half : half < -0.5f ? -1 - half : half;
    float square = folded * folded;
    return -folded
        * (S1 + square * (S3 + square * (S5 + square * (S7 + square * (S9 + square * S11)))));
  }
}
