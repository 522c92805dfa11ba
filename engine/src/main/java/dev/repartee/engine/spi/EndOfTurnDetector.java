package dev.repartee.engine.spi;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Judges from sound and words whether a caller who has fallen silent has finished.
 *
 * <p>One instance serves the whole process; each call opens a stream of its own.
 */
public interface EndOfTurnDetector extends AutoCloseable {
  /** Opens a stream for one call. */
  EndOfTurnStream open();

  /** The silence after the last voice at which this detector judges best. */
  long judgesAfterMs();

  @Override
  void close();

  /**
   * One call's audio on its way through the detector.
   *
   * <p>All methods return at once and are called by one thread.
   */
  interface EndOfTurnStream {
    /** Takes 16 kHz audio of any length, in order and without gaps, pauses included. */
    void accept(AudioFrame frame);

    /**
     * Asks whether the turn is over, by what was accepted so far.
     *
     * @param textSoFar the turn's words as far as they are known; may be empty
     * @param listener called once from any thread, unless cancelled before
     */
    Cancellable judge(String textSoFar, JudgementListener listener);

    /** Ends the stream; idempotent. */
    void cancel();
  }

  /** Receives one judgement. */
  interface JudgementListener {
    /** The turn is over with this probability, 0 to 1. */
    void onProbability(float turnIsOver);

    /** There is no judgement; the conversation goes on by its clock alone. */
    void onFailure(String message);
  }
}
