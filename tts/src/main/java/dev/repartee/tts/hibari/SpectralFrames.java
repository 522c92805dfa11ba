package dev.repartee.tts.hibari;

/** The shape of what the net's decoder makes: one row of numbers for each 12.5 ms of sound. */
final class SpectralFrames {
  static final int SAMPLE_RATE_HZ = 24_000;

  /** Samples from one frame to the next. */
  static final int HOP = 300;

  /** Samples that one frame's spectrum covers. */
  static final int WINDOW = RealFft.SIZE;

  static final int BINS = RealFft.BINS;

  /** Five parts of a row, each with one number for each bin. */
  static final int ROW = 5 * BINS;

  private SpectralFrames() {}
}
