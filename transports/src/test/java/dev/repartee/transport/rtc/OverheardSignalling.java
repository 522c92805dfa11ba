package dev.repartee.transport.rtc;

import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import io.vertx.core.Future;
import java.util.function.UnaryOperator;

/** Signalling that somebody listens to, and may meddle with. */
final class OverheardSignalling implements CallerSignalling {
  private final CallerSignalling inner;
  private UnaryOperator<String> meddling = sdp -> sdp;
  private String offer = "";
  private String answer = "";

  OverheardSignalling(CallerSignalling inner) {
    this.inner = inner;
  }

  OverheardSignalling changing(UnaryOperator<String> offers) {
    meddling = offers;
    return this;
  }

  String offer() {
    return offer;
  }

  String answer() {
    return answer;
  }

  @Override
  public Future<CallAnswer> offer(String sdp) {
    offer = meddling.apply(sdp);
    return inner.offer(offer).onSuccess(given -> answer = given.sdp());
  }

  @Override
  public Future<CallAnswer> offerAgain(String callId, String sdp) {
    return inner.offerAgain(callId, sdp);
  }

  @Override
  public Future<Void> hangUp(String callId) {
    return Future.succeededFuture();
  }
}
