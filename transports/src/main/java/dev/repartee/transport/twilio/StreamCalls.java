package dev.repartee.transport.twilio;

import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.socket.SocketRefusedException.Kind;
import dev.repartee.transport.socket.SocketTransport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a telephone company's calls: answers its question what to do with a call, and takes the
 * media stream that follows at the same address. {@code docs/protocols.md} says what of the
 * protocols is there. Thread safe.
 */
public final class StreamCalls {
  private static final String SIGNATURE = "x-twilio-signature";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final SocketDoor door;
  private final StreamDialect dialect;
  private final StreamOptions options;
  private final @Nullable TwilioSignature signature;

  public StreamCalls(SocketDoor door, StreamDialect dialect, StreamOptions options) {
    this.door = door;
    this.dialect = dialect;
    this.options = options;
    this.signature = options.authToken() == null ? null : new TwilioSignature(options.authToken());
  }

  /**
   * Takes a stream, or refuses it.
   *
   * @param home the context to whose event loop the connection belongs, and where the call will
   *     live
   * @param onCall receives the line, on {@code home}'s thread, when the stream has begun
   * @return fails with {@link SocketRefusedException} if the connection is not taken
   */
  public Future<Void> accept(
      Context home, HttpServerRequest request, Consumer<SocketTransport> onCall) {
    if (!isGenuine(request, MultiMap.caseInsensitiveMultiMap())) {
      return Future.failedFuture(forged());
    }
    return door.open(home, request)
        .map(
            socket -> {
              socket.listen(new StreamCall(socket, dialect, options.playbackDelayMs(), onCall));
              return null;
            });
  }

  /**
   * Answers the question what to do with a call: XML that sends its sound to this address, or that
   * says to the caller that all lines are busy.
   *
   * @param form what the request's body says
   * @throws SocketRefusedException if the request is not signed as it should be
   */
  public String answer(HttpServerRequest request, MultiMap form) throws SocketRefusedException {
    if (!isGenuine(request, form)) {
      throw forged();
    }
    var host = request.authority();
    if (host == null || !host.host().matches("[A-Za-z0-9.:\\[\\]-]+")) {
      throw new SocketRefusedException(Kind.INVALID, "The request has no usable Host header.");
    }
    if (door.objection().isPresent()) {
      return response(dialect.busyXml());
    }
    String scheme = THIS_MACHINE.contains(host.host()) ? "ws://" : "wss://";
    return response(dialect.answerXml(scheme + host + request.path()));
  }

  private static String response(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>" + content + "</Response>\n";
  }

  private boolean isGenuine(HttpServerRequest request, MultiMap form) {
    TwilioSignature wanted = signature;
    if (wanted == null) {
      return true;
    }
    String given = request.getHeader(SIGNATURE);
    return given != null && wanted.isValid(given, request.getHeader("host") + request.uri(), form);
  }

  private static SocketRefusedException forged() {
    return new SocketRefusedException(
        Kind.UNAUTHORIZED, "The header x-twilio-signature is missing or wrong.");
  }
}
