package dev.repartee.engine.spi;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Turns speech into text.
 *
 * <p>One instance serves the whole process; each turn of a caller opens a stream of its own.
 */
public interface SpeechRecognizer extends AutoCloseable {
  /**
   * Opens a stream for one turn.
   *
   * @param listener may be called from any thread, one event at a time, in order
   */
  RecognitionStream open(RecognitionOptions options, RecognitionListener listener);

  @Override
  void close();

  /** What a turn's recogniser should know. */
  record RecognitionOptions(String language, boolean partials) {
    /** English, with partial transcripts. */
    public static final RecognitionOptions DEFAULT = new RecognitionOptions("en", true);
  }

  /**
   * One turn on its way through the recogniser: audio in, {@link #speechEnded()} at each pause.
   *
   * <p>All methods return at once and are called by one thread.
   */
  interface RecognitionStream {
    /** Takes 16 kHz audio of any length, in order, pauses included. */
    void accept(AudioFrame frame);

    /**
     * Says that the voice has just fallen silent, and asks for a {@link RecognitionEvent.Final} of
     * everything so far. Speech may go on: then audio is accepted as before and this is called
     * again at the next pause; the new final replaces the old one.
     */
    void speechEnded();

    /**
     * Drops the turn; idempotent. Nothing is reported afterwards but what is already on its way.
     */
    void cancel();
  }

  /** Receives what was recognised. */
  @FunctionalInterface
  interface RecognitionListener {
    void on(RecognitionEvent event);
  }
}
