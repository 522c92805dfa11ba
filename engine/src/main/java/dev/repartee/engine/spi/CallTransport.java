package dev.repartee.engine.spi;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;

/**
 * The line between one caller and the engine.
 *
 * <p>All methods are called on the conversation's context, and the listener must be called there.
 */
public interface CallTransport {
  /** Begins to deliver what the caller does. Called once. */
  void start(CallListener listener);

  /**
   * Plays the next 10 ms, at the voice's rate. Called every 10 ms for as long as the call lasts,
   * with silence when there is nothing to say.
   */
  void play(AudioFrame tenMillis);

  /**
   * Drops what was taken by {@link #play} but not yet heard, as far as the line allows it.
   *
   * @return how much sound, counted back from the newest, the caller will therefore not hear; 0 if
   *     all of it will be heard
   */
  long clear();

  /** Time from {@link #play} to the caller's ear, as far as it is known now. */
  long playbackDelayNanos();

  /** Tells the caller's side what happens. Dropped silently where the line carries sound only. */
  void send(ConversationEvent event);

  /** Hangs up; idempotent. */
  void close(String reason);

  /** Receives what the caller does. */
  interface CallListener {
    /** 16 kHz audio, in real time; {@link AudioFrame#sampleCount()} may vary. */
    void onAudio(AudioFrame frame);

    /** The caller typed something. */
    void onText(String text);

    /**
     * The caller says by a button or a message that they begin to speak. Matters only to agents who
     * are told so ({@code turn.mode: manual}).
     */
    default void onTalkStarted() {}

    /** The caller says by a button or a message that they have finished. */
    default void onTalkEnded() {}

    /** The caller wants the agent to be silent at once, without saying anything. */
    default void onHushed() {}

    /**
     * Nothing comes over the line any more, but it may come back. Until then what is played is not
     * heard, nor was that which {@link CallTransport#clear} gives within this call.
     */
    default void onLineDown() {}

    /** The line is back after {@link #onLineDown}. */
    default void onLineUp() {}

    /** The line is gone; nothing follows. */
    void onClosed(String reason);
  }
}
