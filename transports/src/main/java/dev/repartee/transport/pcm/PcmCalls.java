package dev.repartee.transport.pcm;

import dev.repartee.engine.event.EventJson;
import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.socket.SocketRefusedException.Kind;
import dev.repartee.transport.socket.SocketTransport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Takes calls over plain WebSockets. {@code docs/protocols.md} describes what is spoken on them.
 * Thread safe.
 */
public final class PcmCalls {
  private static final String BEARER = "Bearer ";

  private final SocketDoor door;
  private final PcmOptions options;
  private final EventJson json = new EventJson();

  public PcmCalls(SocketDoor door, PcmOptions options) {
    this.door = door;
    this.options = options;
  }

  /**
   * Takes a call, or refuses it.
   *
   * @param home the context to whose event loop the connection belongs, and where the call will
   *     live
   * @param onCall receives the line, on {@code home}'s thread, when the caller has begun the call
   * @return fails with {@link SocketRefusedException} if the connection is not taken
   */
  public Future<Void> accept(
      Context home, HttpServerRequest request, Consumer<SocketTransport> onCall) {
    String authorization = request.getHeader("authorization");
    boolean shown = authorization != null && authorization.startsWith(BEARER);
    boolean trusted =
        options.token() == null
            || (authorization != null
                && shown
                && options.knows(authorization.substring(BEARER.length())));
    if (shown && !trusted) {
      return refusal(Kind.UNAUTHORIZED, "The token is wrong.");
    }
    PcmSettings offered;
    try {
      offered = PcmSettings.DEFAULTS.with(request.params());
    } catch (IllegalArgumentException e) {
      return refusal(Kind.INVALID, String.valueOf(e.getMessage()));
    }
    return door.open(home, request)
        .map(
            socket -> {
              socket.listen(new PcmCall(socket, options, offered, trusted, json, onCall));
              return null;
            });
  }

  private static Future<Void> refusal(Kind kind, String sentence) {
    return Future.failedFuture(new SocketRefusedException(kind, sentence));
  }
}
