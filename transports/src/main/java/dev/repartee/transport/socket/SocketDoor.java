package dev.repartee.transport.socket;

import dev.repartee.engine.admission.Admission;
import dev.repartee.engine.admission.Admission.Place;
import dev.repartee.engine.admission.NoRoomException;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.socket.SocketRefusedException.Kind;
import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
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
  private final Admission admission;
  private final SocketLimits limits;
  private final AtomicInteger open = new AtomicInteger();

  /** A door for at most {@code maxCalls} at a time. */
  public SocketDoor(Vertx vertx, int maxCalls, SocketLimits limits) {
    this(vertx, Admission.counting(maxCalls), limits);
  }

  /**
   * A door to one house with others.
   *
   * @param admission has the last word on each connection, and counts it
   */
  public SocketDoor(Vertx vertx, Admission admission, SocketLimits limits) {
    this.vertx = vertx;
    this.admission = admission;
    this.limits = limits;
  }

  /** Why a connection would be refused now; empty if it would not. */
  public Optional<String> objection() {
    return admission.objection();
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
    Place place;
    try {
      place = admission.enter();
    } catch (NoRoomException e) {
      return Future.failedFuture(
          new SocketRefusedException(Kind.BUSY, String.valueOf(e.getMessage())));
    }
    open.incrementAndGet();
    AtomicBoolean released = new AtomicBoolean();
    Runnable release =
        () -> {
          if (released.compareAndSet(false, true)) {
            open.decrementAndGet();
            place.leave();
          }
        };
    return request
        .toWebSocket()
        .map(
            socket ->
                new CallSocket(
                    loop,
                    (ContextInternal) home,
                    socket,
                    channel(request),
                    limitsOfProtocol,
                    release))
        .onFailure(ignored -> release.run());
  }

  /** Vert.x offers no way to a connection's bytes but this. */
  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }

  /** Connections that are open. */
  public int openSockets() {
    return open.get();
  }
}
