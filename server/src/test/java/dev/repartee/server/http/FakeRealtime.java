package dev.repartee.server.http;

import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.socket.SocketRefusedException.Kind;
import dev.repartee.transport.webrtc.CallAnswer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes calls of those who show its key, and notes what was asked of it. */
final class FakeRealtime implements RealtimeSignalling {
  static final String KEY = "Bearer sesame";

  private final List<String> received = new CopyOnWriteArrayList<>();

  List<String> received() {
    return received;
  }

  @Override
  public Future<JsonObject> clientSecret(HttpServerRequest request, JsonObject body) {
    return noted(request, "secret " + body.encode(), new JsonObject().put("value", "ek_1"));
  }

  @Override
  public Future<CallAnswer> offer(
      HttpServerRequest request, String sdp, @Nullable JsonObject session) {
    return noted(
        request, "offer " + sdp.strip() + " " + session, new CallAnswer("call-1", "v=0 answer"));
  }

  @Override
  public Future<Void> hangUp(HttpServerRequest request, String callId) {
    return noted(request, "hang up " + callId, true).mapEmpty();
  }

  private <T> Future<T> noted(HttpServerRequest request, String what, T result) {
    if (!KEY.equals(request.getHeader("authorization"))) {
      return Future.failedFuture(
          new SocketRefusedException(Kind.UNAUTHORIZED, "The key is missing or wrong."));
    }
    received.add(what);
    return Future.succeededFuture(result);
  }
}
