package dev.repartee.server.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** Takes calls of one protocol that come over WebSockets. */
@FunctionalInterface
public interface SocketCalls {
  /**
   * Takes a connection, and starts the conversation when the caller begins it.
   *
   * @param home the context to whose event loop the connection belongs
   * @return fails with {@link dev.repartee.transport.socket.SocketRefusedException} if it is not
   *     taken
   */
  Future<Void> take(Context home, HttpServerRequest request);
}
