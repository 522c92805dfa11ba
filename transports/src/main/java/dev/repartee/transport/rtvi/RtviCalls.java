package dev.repartee.transport.rtvi;

import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.ChannelWords;
import dev.repartee.transport.webrtc.IceCandidate;
import dev.repartee.transport.webrtc.SignallingException;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcTransport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Takes calls of RTVI clients, which are WebRTC calls that speak RTVI over the data channel. Speaks
 * no HTTP.
 *
 * <p>All futures fail with a {@link SignallingException} whose message is fit for the caller.
 * Thread safe.
 */
public final class RtviCalls {
  private final WebRtcCalls calls;
  private final ChannelWords.Protocol protocol;

  /**
   * Takes calls on lines that other protocols may use as well.
   *
   * @param version of this program, which clients are told
   * @param wallClock for the times at which something was said
   */
  public RtviCalls(WebRtcCalls calls, String version, InstantSource wallClock) {
    this.calls = calls;
    this.protocol = line -> new RtviWords(line, version, wallClock);
  }

  /**
   * Answers an offer: of a new call, or of one that the client has and whose connection it offers
   * again or replaces. A call that has ended meanwhile is begun anew.
   *
   * @param context where a new call is to live
   * @param onBegun receives the line of a new call, on {@code context}, when the client is ready
   */
  public Future<CallAnswer> accept(
      Context context, RtviOffer offer, Consumer<WebRtcTransport> onBegun) {
    String callId = offer.callId();
    if (callId == null) {
      return begin(context, offer, onBegun);
    }
    return calls
        .acceptAgain(callId, offer.sdp())
        .recover(
            error ->
                error instanceof SignallingException refusal && refusal.kind() == Kind.UNKNOWN_CALL
                    ? begin(context, offer, onBegun)
                    : Future.failedFuture(error));
  }

  /** Adds addresses at which the caller may be reached. */
  public Future<Void> addCandidates(RtviCandidates candidates) {
    Future<Void> added = Future.succeededFuture();
    for (IceCandidate candidate : candidates.candidates()) {
      added = added.compose(ignored -> calls.addCandidate(candidates.callId(), candidate));
    }
    return added;
  }

  private Future<CallAnswer> begin(
      Context context, RtviOffer offer, Consumer<WebRtcTransport> onBegun) {
    return calls.accept(context, offer.sdp(), protocol, onBegun);
  }
}
