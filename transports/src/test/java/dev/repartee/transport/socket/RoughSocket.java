package dev.repartee.transport.socket;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;

/** A caller's socket for tests of what must not be: sends anything, and waits for its end. */
public final class RoughSocket {
  private final SocketServer server;
  private final WebSocket socket;
  private final Promise<String> closed = Promise.promise();

  private RoughSocket(SocketServer server, WebSocket socket) {
    this.server = server;
    this.socket = socket;
    socket.closeHandler(
        ignored -> closed.tryComplete(socket.closeStatusCode() + " " + socket.closeReason()));
  }

  /** Connects. */
  public static RoughSocket to(SocketServer server) {
    return SocketServer.await(
        server.onContext(
            () ->
                server
                    .client()
                    .connect(server.port(), "127.0.0.1", "/call")
                    .map(socket -> new RoughSocket(server, socket))));
  }

  /** Connects in vain, and tells how that was put. */
  public static String refusal(SocketServer server) {
    return SocketServer.await(
        server.onContext(
            () ->
                server
                    .client()
                    .connect(server.port(), "127.0.0.1", "/call")
                    .map(socket -> "connected")
                    .otherwise(Throwable::toString)));
  }

  /** Reads nothing any more. */
  public RoughSocket deaf() {
    socket.pause();
    return this;
  }

  public RoughSocket send(String message) {
    server.context().runOnContext(ignored -> socket.writeTextMessage(message));
    return this;
  }

  public RoughSocket send(Buffer message) {
    server.context().runOnContext(ignored -> socket.writeBinaryMessage(message));
    return this;
  }

  /** Waits for the end: the code and the reason. */
  public String end() {
    return SocketServer.await(closed.future());
  }
}
