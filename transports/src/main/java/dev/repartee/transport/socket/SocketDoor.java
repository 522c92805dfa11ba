package dev.repartee.transport.socket;

import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.socket.SocketRefusedException.Kind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets WebSocket calls in, as many as there is room for, whichever protocol they speak. Thread
 * safe.
 *
 * <p>Connections that have not said anything yet count as well, so that a crowd of silent ones
 * meets the same bound.
 */
public final class SocketDoor {
  private final Vertx vertx;
  private final int maxCalls;
  private final SocketLimits limits;
  private final AtomicInteger open = new AtomicInteger();

  /** A door for at most {@code maxCalls} at a time. */
  public SocketDoor(Vertx vertx, int maxCalls, SocketLimits limits) {
    this.vertx = vertx;
    this.maxCalls = maxCalls;
    this.limits = limits;
  }

  /**
   * Makes a request into a socket. Must be called on the thread of {@code home}.
   *
   * @param home where the call is to live: the context to whose event loop the connection belongs
   * @return fails with {@link SocketRefusedException} if there is no room or it is no WebSocket
   */
  public Future<CallSocket> open(Context home, HttpServerRequest request) {
    return open(home, request, limits);
  }

  /**
   * Makes a request into a socket that may do other things than those of the other protocols. Must
   * be called on the thread of {@code home}.
   */
  public Future<CallSocket> open(
      Context home, HttpServerRequest request, SocketLimits limitsOfProtocol) {
    VertxEventLoop loop = new VertxEventLoop(vertx, home);
    assert loop.isCurrent();
    if (open.incrementAndGet() > maxCalls) {
      open.decrementAndGet();
      return Future.failedFuture(
          new SocketRefusedException(
              Kind.BUSY, "All " + maxCalls + " lines are busy. Try again in a moment."));
    }
    AtomicBoolean released = new AtomicBoolean();
    Runnable release =
        () -> {
          if (released.compareAndSet(false, true)) {
            open.decrementAndGet();
          }
        };
    return request
        .toWebSocket()
        .map(socket -> new CallSocket(loop, socket, limitsOfProtocol, release))
        .onFailure(ignored -> release.run());
  }

  /** Connections that are open. */
  public int openSockets() {
    return open.get();
  }
}
