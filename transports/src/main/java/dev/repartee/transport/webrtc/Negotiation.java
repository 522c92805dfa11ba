package dev.repartee.transport.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Offer and answer of one native peer connection, with all addresses in them, so that one exchange
 * is enough. Lives on the peer's context.
 */
final class Negotiation {
  private static final long STEP_TIMEOUT_MS = 10_000;

  /** Addresses of the machine itself are known within milliseconds. */
  private static final long GATHERING_TIMEOUT_MS = 2_000;

  private final WebRtcEngine engine;
  private final Context context;
  private final RTCPeerConnection connection;
  private final PeerEvents events;

  Negotiation(WebRtcEngine engine, Context context, NativePeer nativePeer) {
    this.engine = engine;
    this.context = context;
    this.connection = nativePeer.connection();
    this.events = nativePeer.events();
  }

  Future<String> offer() {
    return create(observer -> connection.createOffer(new RTCOfferOptions(), observer))
        .compose(this::useAsLocal);
  }

  /** Another offer of the same connection, which looks for another way. */
  Future<String> offerAgain() {
    RTCOfferOptions anotherWay = new RTCOfferOptions();
    anotherWay.iceRestart = true;
    return create(observer -> connection.createOffer(anotherWay, observer))
        .compose(
            offer ->
                use(observer -> connection.setLocalDescription(offer, observer)).map(offer.sdp))
        .recover(error -> failed("The session description could not be used", error));
  }

  Future<String> answer(String offerSdp) {
    return useAsRemote(new RTCSessionDescription(RTCSdpType.OFFER, offerSdp))
        .compose(
            ignored ->
                create(observer -> connection.createAnswer(new RTCAnswerOptions(), observer)))
        .compose(this::useAsLocal);
  }

  Future<Void> accept(String answerSdp) {
    return useAsRemote(new RTCSessionDescription(RTCSdpType.ANSWER, answerSdp));
  }

  Future<Void> add(IceCandidate candidate) {
    String mid = candidate.sdpMid();
    RTCIceCandidate added =
        new RTCIceCandidate(
            mid == null ? "" : mid, candidate.sdpMLineIndex(), candidate.candidate());
    return engine
        .perform(context, () -> connection.addIceCandidate(added))
        .recover(error -> failed("The candidate is not usable", error));
  }

  private Future<RTCSessionDescription> create(Creation creation) {
    Promise<RTCSessionDescription> made = Promise.promise();
    CreateSessionDescriptionObserver observer =
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            PeerEvents.hop(context, () -> made.tryComplete(description));
          }

          @Override
          public void onFailure(String error) {
            PeerEvents.hop(context, () -> made.tryFail(error));
          }
        };
    return engine
        .perform(context, () -> creation.begin(observer))
        .compose(ignored -> within(STEP_TIMEOUT_MS, made))
        .recover(error -> failed("No session description could be made", error));
  }

  private Future<String> useAsLocal(RTCSessionDescription description) {
    return use(observer -> connection.setLocalDescription(description, observer))
        .compose(ignored -> gathered())
        .compose(ignored -> engine.run(context, () -> connection.getLocalDescription().sdp))
        .compose(Negotiation::withAddresses)
        .recover(error -> failed("The session description could not be used", error));
  }

  private Future<Void> useAsRemote(RTCSessionDescription description) {
    return use(observer -> connection.setRemoteDescription(description, observer))
        .recover(error -> failed("The session description is not usable", error));
  }

  private Future<Void> use(Use use) {
    Promise<Void> used = Promise.promise();
    SetSessionDescriptionObserver observer =
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            PeerEvents.hop(context, () -> used.tryComplete());
          }

          @Override
          public void onFailure(String error) {
            PeerEvents.hop(context, () -> used.tryFail(error));
          }
        };
    return engine
        .perform(context, () -> use.begin(observer))
        .compose(ignored -> within(STEP_TIMEOUT_MS, used));
  }

  /** Waits for all addresses, or for the bound: then those that are known must do. */
  private Future<Void> gathered() {
    Promise<Void> enough = Promise.promise();
    long timer = engine.vertx().setTimer(GATHERING_TIMEOUT_MS, ignored -> enough.tryComplete());
    events
        .gathered()
        .onComplete(
            ignored -> {
              engine.vertx().cancelTimer(timer);
              enough.tryComplete();
            });
    return enough.future();
  }

  private <T> Future<T> within(long timeoutMs, Promise<T> promise) {
    long timer =
        engine
            .vertx()
            .setTimer(
                timeoutMs, ignored -> promise.tryFail("no reply within " + timeoutMs + " ms"));
    return promise.future().onComplete(ignored -> engine.vertx().cancelTimer(timer));
  }

  private static Future<String> withAddresses(String sdp) {
    if (sdp.contains("a=candidate:")) {
      return Future.succeededFuture(sdp);
    }
    return Future.failedFuture(
        new SignallingException(
            Kind.UNAVAILABLE,
            "This machine has no network address that a call could use, not even for itself."
                + " Connect it to a network and try again."));
  }

  private static <T> Future<T> failed(String what, Throwable error) {
    if (error instanceof SignallingException) {
      return Future.failedFuture(error);
    }
    return Future.failedFuture(
        new SignallingException(
            Kind.INVALID, what + ": " + OfferCheck.reason(error.getMessage()) + ".", error));
  }

  private interface Creation {
    void begin(CreateSessionDescriptionObserver observer);
  }

  private interface Use {
    void begin(SetSessionDescriptionObserver observer);
  }
}
