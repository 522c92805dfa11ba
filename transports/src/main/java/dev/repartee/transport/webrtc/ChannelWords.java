package dev.repartee.transport.webrtc;

import dev.repartee.engine.event.ConversationEvent;

/**
 * What is said over the data channel of one call, beside the sound: a protocol between the caller's
 * program and the agent. Lives on the call's context.
 */
public interface ChannelWords {
  /**
   * The caller can be heard, and the channel is open unless the caller has none. The conversation
   * begins with {@link ChannelLine#begin}, now or later.
   */
  void onConnected();

  /** The caller's program says something. */
  void onMessage(String text);

  /** The caller's program has said something that is no text, or too long. */
  void onRefusedMessage(String reason);

  /** Something has happened in the conversation. */
  void onEvent(ConversationEvent event);

  /** The line ends; if the caller is still there, this is the last moment to say something. */
  void onEnd();

  /** Starts to talk on a new call's line. Thread safe. */
  @FunctionalInterface
  interface Protocol {
    ChannelWords open(ChannelLine line);
  }
}
