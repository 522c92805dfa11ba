package dev.repartee.transport.webrtc;

import dev.repartee.engine.audio.AudioFrame;

/** Receives what the other end of a {@link WebRtcPeer} does, on the peer's context. */
public interface PeerListener {
  /** Sound can flow. Once. */
  void onConnected();

  /** The data channel can be used. Once, before or after {@link #onConnected}. */
  void onChannelOpen();

  /** The next sound, at {@link WebRtcPeer#WIRE_RATE_HZ}: 10 ms every 10 ms. */
  void onAudio(AudioFrame frame);

  /** A text message. */
  void onMessage(String text);

  /** A message came that cannot be used, for the reason given. */
  void onRefusedMessage(String reason);

  /**
   * Nothing comes from the other end any more, but it may come back.
   *
   * @param sinceNanos how long nothing has come
   */
  default void onDown(long sinceNanos) {}

  /** The other end is back after {@link #onDown}. */
  default void onUp() {}

  /** The other end has hung up or is lost; this end is closed. Nothing follows. */
  void onGone(String reason);
}
