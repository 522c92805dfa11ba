package dev.repartee.transport.webrtc;

import dev.repartee.engine.admission.Admission;
import dev.repartee.engine.admission.Admission.Place;
import dev.repartee.engine.admission.NoRoomException;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sets up calls: takes offers, gives answers, and knows the calls that are open. Speaks no HTTP.
 *
 * <p>All futures fail with a {@link SignallingException} whose message is fit for the caller. They
 * complete on the call's context. Thread safe.
 */
public final class WebRtcCalls {
  private static final ChannelWords.Protocol EVENTS = EventWords.protocol();

  private final CallPeers peers;
  private final Admission admission;
  private final Map<String, Place> taken = new ConcurrentHashMap<>();
  private final Map<String, Call> calls = new ConcurrentHashMap<>();

  /** As many calls as the peers allow. */
  public WebRtcCalls(CallPeers peers) {
    this(peers, Admission.counting(peers.maxCalls()));
  }

  /**
   * Calls among others.
   *
   * @param admission has the last word on each call, and counts it
   */
  public WebRtcCalls(CallPeers peers, Admission admission) {
    this.peers = peers;
    this.admission = admission;
  }

  /**
   * Answers an offer. The answer holds all addresses of this side, so nothing more needs to be
   * exchanged; a browser may still send further candidates by {@link #addCandidate}.
   *
   * @param context where the call is to live
   * @param onConnected receives the line, on {@code context}, when the caller can be heard; not
   *     called at all if no connection comes about
   */
  public Future<CallAnswer> accept(
      Context context, String offerSdp, Consumer<WebRtcTransport> onConnected) {
    return accept(context, offerSdp, EVENTS, onConnected);
  }

  /**
   * Answers an offer, as {@link #accept(Context, String, Consumer)} does, of a caller who speaks
   * another protocol over the data channel.
   *
   * @param protocol may be asked to talk on any context
   * @param onBegun receives the line, on {@code context}, when the protocol lets the conversation
   *     begin
   */
  public Future<CallAnswer> accept(
      Context context,
      String offerSdp,
      ChannelWords.Protocol protocol,
      Consumer<WebRtcTransport> onBegun) {
    String callId = UUID.randomUUID().toString();
    try {
      OfferCheck.checkOffer(offerSdp);
      take(callId);
    } catch (SignallingException e) {
      return Future.failedFuture(e);
    }
    return peers
        .openPeer(context)
        .<CallPeer>map(peer -> peer)
        .recover(
            error ->
                Future.failedFuture(
                    new SignallingException(
                        Kind.UNAVAILABLE, String.valueOf(error.getMessage()), error)))
        .compose(peer -> answer(callId, peer, offerSdp, protocol, onBegun))
        .onFailure(ignored -> release(callId));
  }

  /**
   * Answers a further offer of a call that is open: of the same connection, of another way for it
   * where the old one is lost, or of a new one that is to take its place.
   */
  public Future<CallAnswer> acceptAgain(String callId, String offerSdp) {
    Call call = calls.get(callId);
    if (call == null) {
      return Future.failedFuture(unknown());
    }
    try {
      OfferCheck.checkOffer(offerSdp);
      call.countOffer();
    } catch (SignallingException e) {
      return Future.failedFuture(e);
    }
    Promise<String> answered = Promise.promise();
    call.peer.context().runOnContext(ignored -> call.peer.answer(offerSdp).onComplete(answered));
    return answered.future().map(sdp -> new CallAnswer(callId, sdp));
  }

  /** Adds an address at which the caller may be reached. */
  public Future<Void> addCandidate(String callId, IceCandidate candidate) {
    Call call = calls.get(callId);
    if (call == null) {
      return Future.failedFuture(unknown());
    }
    try {
      OfferCheck.checkCandidate(candidate);
      call.countCandidate();
    } catch (SignallingException e) {
      return Future.failedFuture(e);
    }
    if (candidate.candidate().isEmpty()) {
      return Future.succeededFuture();
    }
    Promise<Void> added = Promise.promise();
    call.peer
        .context()
        .runOnContext(ignored -> call.peer.addCandidate(candidate).onComplete(added));
    return added.future();
  }

  /** Ends a call for the caller. */
  public Future<Void> hangUp(String callId) {
    Call call = calls.get(callId);
    return call == null ? Future.failedFuture(unknown()) : call.end("The caller has hung up.");
  }

  /** Calls that are open or being set up. */
  public int openCalls() {
    return taken.size();
  }

  /** Ends all calls. */
  public Future<Void> close() {
    List<Future<Void>> ends = new ArrayList<>();
    for (Call call : calls.values()) {
      ends.add(call.end("The server is shutting down."));
    }
    return Future.all(ends).mapEmpty();
  }

  private Future<CallAnswer> answer(
      String callId,
      CallPeer peer,
      String offerSdp,
      ChannelWords.Protocol protocol,
      Consumer<WebRtcTransport> onBegun) {
    WebRtcTransport transport =
        new WebRtcTransport(callId, peer, protocol, onBegun, () -> release(callId));
    calls.put(callId, new Call(peer, transport));
    return peer.answer(offerSdp)
        .map(sdp -> new CallAnswer(callId, sdp))
        .onFailure(ignored -> transport.close("The call could not be set up."));
  }

  private void take(String callId) throws SignallingException {
    try {
      taken.put(callId, admission.enter());
    } catch (NoRoomException e) {
      throw new SignallingException(Kind.TOO_MANY_CALLS, String.valueOf(e.getMessage()), e);
    }
  }

  private void release(String callId) {
    calls.remove(callId);
    Place place = taken.remove(callId);
    if (place != null) {
      place.leave();
    }
  }

  private static SignallingException unknown() {
    return new SignallingException(
        Kind.UNKNOWN_CALL, "There is no such call; it may have ended. Start a new one.");
  }

  /** One call that is open or being set up. */
  private static final class Call {
    private final CallPeer peer;
    private final WebRtcTransport transport;
    private final AtomicInteger candidates = new AtomicInteger();
    private final AtomicInteger offers = new AtomicInteger();

    Call(CallPeer peer, WebRtcTransport transport) {
      this.peer = peer;
      this.transport = transport;
    }

    void countCandidate() throws SignallingException {
      if (candidates.incrementAndGet() > OfferCheck.MAX_CANDIDATES) {
        throw new SignallingException(
            Kind.INVALID,
            "A call takes at most " + OfferCheck.MAX_CANDIDATES + " candidates. Send fewer.");
      }
    }

    /** A new connection brings addresses of its own. */
    void countOffer() throws SignallingException {
      if (offers.incrementAndGet() > OfferCheck.MAX_OFFERS) {
        throw new SignallingException(
            Kind.INVALID,
            "A call takes at most " + OfferCheck.MAX_OFFERS + " offers. Start a new one.");
      }
      candidates.set(0);
    }

    Future<Void> end(String reason) {
      Promise<Void> ended = Promise.promise();
      peer.context()
          .runOnContext(
              ignored -> {
                transport.close(reason);
                peer.close().onComplete(ended);
              });
      return ended.future();
    }
  }
}
