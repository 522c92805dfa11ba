package dev.repartee.engine.ears;

/**
 * Turns probabilities of speech into the start and the end of a voice.
 *
 * <p>Two thresholds and two lengths keep it from fluttering: a voice starts after {@link
 * #START_WINDOWS} windows in a row above the upper threshold, and ends after {@link #STOP_WINDOWS}
 * in a row below the lower one. Both are short, since everything that follows from them can be
 * taken back; patience is the business of turn-taking.
 */
final class SpeechGate {
  /** 64 ms of voice: less is a click. */
  static final int START_WINDOWS = 2;

  /** 64 ms of silence; the detector itself has waited about as long. */
  static final int STOP_WINDOWS = 2;

  private static final float UPPER = 0.5f;
  private static final float LOWER = 0.35f;

  /** What a window changed. */
  enum Edge {
    NONE,
    STARTED,
    STOPPED
  }

  private boolean open;
  private int windowsAgainst;
  private long changeSample;

  /**
   * Takes the next window.
   *
   * @param startSample where it begins in the stream
   */
  Edge onWindow(float probability, long startSample) {
    boolean against = open ? probability < LOWER : probability >= UPPER;
    if (!against) {
      windowsAgainst = 0;
      return Edge.NONE;
    }
    if (windowsAgainst++ == 0) {
      changeSample = startSample;
    }
    if (windowsAgainst < (open ? STOP_WINDOWS : START_WINDOWS)) {
      return Edge.NONE;
    }
    windowsAgainst = 0;
    open = !open;
    return open ? Edge.STARTED : Edge.STOPPED;
  }

  /** Whether there is a voice now. */
  boolean isOpen() {
    return open;
  }

  /** Where in the stream the last edge lies: the first sample of voice, or of silence. */
  long edgeSample() {
    return changeSample;
  }
}
