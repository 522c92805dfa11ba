package dev.repartee.server.http;

import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.IceCandidate;
import dev.repartee.transport.webrtc.SignallingException;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes one call at a time, with the id {@code "call-1"}, and notes what was asked of it. */
final class FakeSignalling implements CallSignalling {
  private final List<Object> received = new CopyOnWriteArrayList<>();

  List<Object> received() {
    return received;
  }

  @Override
  public Future<CallAnswer> offer(String sdp) {
    received.add(sdp);
    if (sdp.equals("explode")) {
      return Future.failedFuture(new IllegalStateException("a secret detail"));
    }
    if (!sdp.startsWith("v=0")) {
      return refuse(SignallingException.Kind.INVALID, "The offer is not SDP.");
    }
    return received.size() > 1
        ? refuse(SignallingException.Kind.TOO_MANY_CALLS, "All lines are busy; try again later.")
        : Future.succeededFuture(new CallAnswer("call-1", "v=0 answer"));
  }

  @Override
  public Future<CallAnswer> offerAgain(String callId, String sdp) {
    return known(callId, sdp).map(new CallAnswer(callId, "v=0 another answer"));
  }

  @Override
  public Future<Void> addCandidate(String callId, IceCandidate candidate) {
    return known(callId, candidate);
  }

  @Override
  public Future<Void> hangUp(String callId) {
    return known(callId, "hang up");
  }

  private Future<Void> known(String callId, Object request) {
    if (!callId.equals("call-1")) {
      return refuse(SignallingException.Kind.UNKNOWN_CALL, "There is no such call.");
    }
    received.add(request);
    return Future.succeededFuture();
  }

  private static <T> Future<T> refuse(SignallingException.Kind kind, String sentence) {
    return Future.failedFuture(new SignallingException(kind, sentence));
  }
}
