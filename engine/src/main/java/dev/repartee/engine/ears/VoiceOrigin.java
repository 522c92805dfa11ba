package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Whose voice is on the line: the caller's, the agent's own come back, or somebody else's.
 *
 * <p>Lives on the conversation's loop.
 */
final class VoiceOrigin {
  /** A voice this soft beside the caller's own, for this long, is background: 160 ms. */
  private static final int SOFT_WINDOWS = 5;

  private final CallerLoudness loudness = new CallerLoudness();
  private final EchoDetector echo = new EchoDetector();
  private int softWindows;
  private boolean near;
  private boolean echoed;

  void played(AudioFrame frame) {
    echo.played(frame);
  }

  void heard(AudioFrame frame) {
    echo.heard(frame);
  }

  void beginTurn() {
    loudness.beginTurn();
    echoed = false;
  }

  /** Whether a window is too soft to matter; in the midst of a voice it takes several. */
  boolean isBackground(float level, boolean inVoice) {
    softWindows = loudness.isBackground(level) ? softWindows + 1 : 0;
    return inVoice ? softWindows >= SOFT_WINDOWS : softWindows > 0;
  }

  /** A voice begins; tells whether it can be the caller's. */
  boolean startsNear(float level) {
    loudness.onVoice(level);
    near = isCallers(level);
    return near;
  }

  /** A voice goes on; tells whether it can be the caller's only since now. */
  boolean comesNear(float level) {
    loudness.onVoice(level);
    if (near || !isCallers(level)) {
      return false;
    }
    near = true;
    return true;
  }

  private boolean isCallers(float level) {
    if (!loudness.isNear(level)) {
      return false;
    }
    boolean agents = echo.hearsTheAgent();
    echoed |= agents;
    return !agents;
  }

  /** The turn is over, and known to be someone's. */
  void endTurn(Ears.Whose whose) {
    switch (whose) {
      case CALLER -> loudness.learnTurn();
      case SOMEBODY_ELSE -> {
        if (!echoed) {
          loudness.disbelieveTurn();
        }
      }
      case UNKNOWN -> {}
    }
  }
}
