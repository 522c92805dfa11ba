package dev.repartee.transport;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;

/**
 * The caller's end of a call, for simulated callers and tests: the mirror image of {@link
 * dev.repartee.engine.spi.CallTransport}.
 *
 * <p>Lives on one Vert.x context: its methods are called there, and so is the listener.
 */
public interface CallerLine {
  /**
   * Says the next 10 ms, at any rate. Call it every 10 ms for as long as the call lasts, with
   * silence when there is nothing to say. Ignored after the end.
   */
  void speak(AudioFrame tenMillis);

  /** Types something. Ignored after the end. */
  void type(String text);

  /** Hangs up; idempotent. */
  void hangUp();

  /** Receives what the agent's side does. */
  interface Listener {
    /** The next 10 ms that the caller hears, every 10 ms. */
    void onAudio(AudioFrame tenMillis);

    void onEvent(ConversationEvent event);

    /** The line is gone, whoever hung up; nothing follows. */
    void onClosed(String reason);
  }
}
