package dev.repartee.transport.realtime;

import dev.repartee.transport.realtime.ClientSecrets.Secret;
import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.socket.SocketRefusedException.Kind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call: whoever shows the token, or a secret made for it. Programs show it in a
 * header; pages, which cannot, among the sub-protocols of the WebSocket. Thread safe.
 */
final class Credentials {
  private static final String BEARER = "bearer ";
  private static final String KEY_PROTOCOL = "openai-insecure-api-key.";

  private final @Nullable String token;
  private final ClientSecrets secrets;

  /**
   * @param token null: everyone may
   */
  Credentials(@Nullable String token, ClientSecrets secrets) {
    this.token = token;
    this.secrets = secrets;
  }

  /**
   * Lets a request pass.
   *
   * @return what the session is to begin with, if the secret that was shown says so; else null
   * @throws SocketRefusedException if it may not
   */
  @Nullable JsonObject check(HttpServerRequest request) throws SocketRefusedException {
    String shown = shown(request);
    Secret secret = shown == null ? null : secrets.find(shown);
    if (secret != null) {
      return secret.session();
    }
    requireToken(shown);
    return null;
  }

  /**
   * Lets a request pass that shows the token itself.
   *
   * @throws SocketRefusedException if it does not
   */
  void checkToken(HttpServerRequest request) throws SocketRefusedException {
    requireToken(shown(request));
  }

  private void requireToken(@Nullable String shown) throws SocketRefusedException {
    if (token != null && (shown == null || !isToken(token, shown))) {
      throw new SocketRefusedException(
          Kind.UNAUTHORIZED, "The key is missing or wrong; send it as Authorization: Bearer KEY.");
    }
  }

  /** Takes as long for a nearly right one as for any other. */
  private static boolean isToken(String token, String shown) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String shown(HttpServerRequest request) {
    String authorization = request.getHeader("authorization");
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return authorization.substring(BEARER.length()).strip();
    }
    return subProtocols(request)
        .filter(protocol -> protocol.startsWith(KEY_PROTOCOL))
        .map(protocol -> protocol.substring(KEY_PROTOCOL.length()))
        .findFirst()
        .orElse(null);
  }

  /** The sub-protocols that a WebSocket asks for. */
  static Stream<String> subProtocols(HttpServerRequest request) {
    return request.headers().getAll("sec-websocket-protocol").stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .map(String::strip);
  }
}
