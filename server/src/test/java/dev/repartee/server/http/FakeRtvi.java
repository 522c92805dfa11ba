package dev.repartee.server.http;

import dev.repartee.transport.rtvi.RtviCandidates;
import dev.repartee.transport.rtvi.RtviOffer;
import dev.repartee.transport.rtvi.RtviOptions;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.SignallingException;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes any number of calls, all with the id {@code "call-1"}, and notes what was asked of it. */
final class FakeRtvi implements RtviSignalling {
  static final String TOKEN = "open sesame";

  private final List<Object> received = new CopyOnWriteArrayList<>();
  private final RtviOptions options = new RtviOptions(true, TOKEN);

  List<Object> received() {
    return received;
  }

  @Override
  public boolean allows(@Nullable String authorization) {
    return options.allows(authorization);
  }

  @Override
  public Future<CallAnswer> offer(RtviOffer offer) {
    received.add(offer);
    return Future.succeededFuture(new CallAnswer("call-1", "v=0 answer"));
  }

  @Override
  public Future<Void> addCandidates(RtviCandidates candidates) {
    received.add(candidates);
    return candidates.callId().equals("call-1")
        ? Future.succeededFuture()
        : Future.failedFuture(
            new SignallingException(
                SignallingException.Kind.UNKNOWN_CALL, "There is no such call."));
  }
}
