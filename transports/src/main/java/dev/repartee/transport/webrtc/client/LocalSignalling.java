package dev.repartee.transport.webrtc.client;

import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcTransport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.function.Consumer;

/**
 * Signalling inside one process: caller and called share an engine.
 *
 * @param calls who answers
 * @param context where the answered call is to live
 * @param onConnected receives the answering side's line
 */
public record LocalSignalling(
    WebRtcCalls calls, Context context, Consumer<WebRtcTransport> onConnected)
    implements CallerSignalling {
  @Override
  public Future<CallAnswer> offer(String sdp) {
    return calls.accept(context, sdp, onConnected);
  }

  @Override
  public Future<CallAnswer> offerAgain(String callId, String sdp) {
    return calls.acceptAgain(callId, sdp);
  }

  @Override
  public Future<Void> hangUp(String callId) {
    return calls.hangUp(callId);
  }
}
