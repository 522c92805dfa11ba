package dev.repartee.transport.webrtc;

import dev.repartee.engine.audio.AudioFrame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.OptionalDouble;

/**
 * The answering end of one WebRTC connection: sound both ways and one data channel for text.
 *
 * <p>Lives on one Vert.x event-loop context: all methods are called there, all futures complete
 * there, and the listener is called there.
 */
public interface CallPeer {
  /** Whether the caller of this method is on the peer's context; for assertions. */
  boolean isCurrent();

  /** The context on which this peer lives. */
  Context context();

  /** Sets who is told; before {@link #answer}. */
  void listen(PeerListener newListener);

  /**
   * Takes an offer and answers it with all addresses of this side. Fails with a {@link
   * SignallingException}.
   */
  Future<String> answer(String offerSdp);

  /** Takes another address of the other side. Fails with a {@link SignallingException}. */
  Future<Void> addCandidate(IceCandidate candidate);

  /**
   * Sends the next 10 ms, at any rate, every 10 ms, without ever stopping while the connection
   * lasts; the receiver's jitter buffer grows else. Ignored after the end.
   */
  void play(AudioFrame tenMillis);

  /** Time from {@link #play} until the sound has left this machine. */
  long sendingNanos();

  /** Sends text over the data channel, as soon as that is open. Ignored after the end. */
  void send(String message);

  /** Seconds for a packet there and back as last measured; empty if that is not known yet. */
  Future<OptionalDouble> roundTripSeconds();

  /**
   * Hangs up; idempotent. The listener hears nothing more. What was sent is still delivered, so the
   * connection lingers for a moment, in silence. The future completes when everything is released.
   */
  Future<Void> close();
}
