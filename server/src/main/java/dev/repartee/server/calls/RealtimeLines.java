package dev.repartee.server.calls;

import dev.repartee.server.http.RealtimeSignalling;
import dev.repartee.transport.realtime.RealtimeCalls;
import dev.repartee.transport.socket.SocketRefusedException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** What programs of OpenAI's Realtime API ask for before they call. */
public final class RealtimeLines implements RealtimeSignalling {
  private final RealtimeCalls calls;

  public RealtimeLines(RealtimeCalls calls) {
    this.calls = calls;
  }

  @Override
  public Future<JsonObject> clientSecret(HttpServerRequest request, JsonObject body) {
    try {
      return Future.succeededFuture(calls.clientSecret(request, body));
    } catch (SocketRefusedException e) {
      return Future.failedFuture(e);
    }
  }
}
