package dev.repartee.server.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The addresses at which calls come over WebSockets. */
final class SocketRoutes {
  private final Context home;
  private final Map<String, SocketCalls> calls;

  /**
   * Routes of the server that lives on one event loop.
   *
   * @param calls by their addresses
   */
  SocketRoutes(Context home, Map<String, SocketCalls> calls) {
    this.home = home;
    this.calls = calls;
  }

  void mount(Router router) {
    calls.forEach((path, taker) -> router.get(path).handler(context -> take(context, taker)));
  }

  /** Whether a request asks for a WebSocket. */
  static boolean isUpgrade(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
  }

  private void take(RoutingContext context, SocketCalls taker) {
    if (!isUpgrade(context.request())) {
      throw new ApiProblem(426, "This address takes WebSocket connections.");
    }
    taker.take(home, context.request()).onFailure(context::fail);
  }
}
