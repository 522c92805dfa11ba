package dev.repartee.server.http;

import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.IceCandidate;
import io.vertx.core.Future;

/**
 * Sets calls up and ends them. Its futures fail with {@link
 * dev.repartee.transport.webrtc.SignallingException} when a request cannot be met.
 */
public interface CallSignalling {
  /** Answers an offer, and starts the conversation when the line is up. */
  Future<CallAnswer> offer(String sdp);

  /** Answers an offer of another way for a call whose old one is lost. */
  Future<CallAnswer> offerAgain(String callId, String sdp);

  /** Adds an address at which the caller may be reached. */
  Future<Void> addCandidate(String callId, IceCandidate candidate);

  /** Ends a call. */
  Future<Void> hangUp(String callId);
}
