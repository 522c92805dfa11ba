package dev.repartee.transport.webrtc;

import dev.repartee.engine.audio.AudioFrame;
import org.jspecify.annotations.Nullable;

/**
 * Hands the news of one peer on to its listener: that it is connected, and that its data channel is
 * open, once each; sound from when it is connected; and nothing after its end, whoever ended it.
 * Lives on the peer's context.
 */
public final class PeerNews {
  private @Nullable PeerListener listener;
  private boolean connected;
  private boolean channelOpen;
  private boolean over;

  /** Sets who is told. */
  public void tell(PeerListener newListener) {
    listener = newListener;
  }

  /** Whether the listener was told that it is connected. */
  public boolean isConnected() {
    return connected;
  }

  /** Whether nothing follows any more. */
  public boolean isOver() {
    return over;
  }

  /** From now on nothing is told. */
  public void end() {
    over = true;
  }

  /** The peer is connected. */
  public void connected() {
    PeerListener told = told();
    if (told != null && !connected) {
      connected = true;
      told.onConnected();
    }
  }

  /** The data channel can be used. */
  public void channelOpened() {
    PeerListener told = told();
    if (told != null && !channelOpen) {
      channelOpen = true;
      told.onChannelOpen();
    }
  }

  /** Sound has come. */
  public void audio(AudioFrame frame) {
    PeerListener told = told();
    if (told != null && connected) {
      told.onAudio(frame);
    }
  }

  /** A text message has come. */
  public void message(String text) {
    PeerListener told = told();
    if (told != null) {
      told.onMessage(text);
    }
  }

  /** A message has come that cannot be used. */
  public void refusedMessage(String reason) {
    PeerListener told = told();
    if (told != null) {
      told.onRefusedMessage(reason);
    }
  }

  /** Nothing has come for so long. */
  public void down(long sinceNanos) {
    PeerListener told = told();
    if (told != null) {
      told.onDown(sinceNanos);
    }
  }

  /** Something comes again. */
  public void up() {
    PeerListener told = told();
    if (told != null) {
      told.onUp();
    }
  }

  /** The other side is gone; the last news. */
  public void gone(String reason) {
    PeerListener told = told();
    over = true;
    if (told != null) {
      told.onGone(reason);
    }
  }

  private @Nullable PeerListener told() {
    return over ? null : listener;
  }
}
