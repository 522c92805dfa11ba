package dev.repartee.engine.ears;

/**
 * How loud this caller usually is, so that other voices can be told from theirs.
 *
 * <p>Known from the first turn on. All levels are root mean square, 0 to 1.
 */
final class CallerLoudness {
  /** A voice that never comes this near to the usual loudness is somebody else's: -12 dB. */
  private static final double NEAR = 0.25;

  /** What is softer than this, beside the caller's own voice, is background: -28 dB. */
  private static final double BACKGROUND = 0.04;

  /** How much a new turn counts. */
  private static final double LEARNING = 0.3;

  private static final int FAR_TURNS_TO_FORGET = 2;

  private double usual;
  private double loudest;
  private int farTurns;

  /** A turn begins. */
  void beginTurn() {
    loudest = 0;
  }

  /** Takes the loudness of a window with a voice in it. */
  void onVoice(float level) {
    loudest = Math.max(loudest, level);
  }

  /** The turn was the caller's. */
  void learnTurn() {
    usual = usual == 0 ? loudest : usual + LEARNING * (loudest - usual);
    farTurns = 0;
  }

  /** The turn was too soft. A caller who has moved away says it again, and is then believed. */
  void disbelieveTurn() {
    if (++farTurns >= FAR_TURNS_TO_FORGET) {
      usual = 0;
      farTurns = 0;
    }
  }

  /** Whether a window can be of this caller's voice. */
  boolean isNear(float level) {
    return level >= usual * NEAR;
  }

  /** Whether a window is too soft to matter, whatever is in it. */
  boolean isBackground(float level) {
    return level < Math.max(usual, loudest) * BACKGROUND;
  }
}
