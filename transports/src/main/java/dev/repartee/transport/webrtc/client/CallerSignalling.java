package dev.repartee.transport.webrtc.client;

import dev.repartee.transport.webrtc.CallAnswer;
import io.vertx.core.Future;

/** The way by which a caller reaches the side that answers. */
public interface CallerSignalling {
  /** Sends an offer and brings back the answer. */
  Future<CallAnswer> offer(String sdp);

  /**
   * Offers another way for a call whose old one is lost, and brings back the answer. Fails where
   * the signalling has no words for that.
   */
  default Future<CallAnswer> offerAgain(String callId, String sdp) {
    return Future.failedFuture("This signalling cannot offer a call again.");
  }

  /** Tells the other side that the caller has hung up. */
  Future<Void> hangUp(String callId);
}
