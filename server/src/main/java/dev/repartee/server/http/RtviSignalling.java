package dev.repartee.server.http;

import dev.repartee.transport.rtvi.RtviCandidates;
import dev.repartee.transport.rtvi.RtviOffer;
import dev.repartee.transport.webrtc.CallAnswer;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sets up calls of RTVI clients. Its futures fail with {@link
 * dev.repartee.transport.webrtc.SignallingException} when a request cannot be met.
 */
public interface RtviSignalling {
  /**
   * Whether a request may be met.
   *
   * @param authorization the request's header of this name
   */
  boolean allows(@Nullable String authorization);

  /** Answers an offer, and starts the conversation when the client is ready. */
  Future<CallAnswer> offer(RtviOffer offer);

  /** Adds addresses at which the caller may be reached. */
  Future<Void> addCandidates(RtviCandidates candidates);
}
