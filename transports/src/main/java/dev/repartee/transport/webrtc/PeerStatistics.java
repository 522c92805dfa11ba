package dev.repartee.transport.webrtc;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What the native library has measured of one connection. Lives on the peer's context. */
final class PeerStatistics {
  private final WebRtcEngine engine;
  private final Context context;
  private final NativePeer nativePeer;

  PeerStatistics(WebRtcEngine engine, Context context, NativePeer nativePeer) {
    this.engine = engine;
    this.context = context;
    this.nativePeer = nativePeer;
  }

  Future<OptionalDouble> roundTripSeconds() {
    return measured(nativePeer::measureRoundTrip);
  }

  Future<Reception> reception() {
    return measured(nativePeer::measureReception);
  }

  /** The answer comes on a native thread. */
  private <T> Future<T> measured(Consumer<Consumer<T>> measurement) {
    Promise<T> promise = Promise.promise();
    return engine
        .perform(
            context,
            () ->
                measurement.accept(value -> PeerEvents.hop(context, () -> promise.complete(value))))
        .compose(ignored -> promise.future());
  }
}
