package dev.repartee.transport.realtime;

import dev.repartee.transport.realtime.ClientSecrets.Secret;
import dev.repartee.transport.socket.CallSocket;
import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketLimits;
import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.socket.SocketRefusedException.Kind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls of programs that were written for OpenAI's Realtime API. {@code docs/protocols.md}
 * says what of it is there. Thread safe.
 */
public final class RealtimeCalls {
  /** The sub-protocol that pages ask for when they open a WebSocket. */
  public static final String SUB_PROTOCOL = "realtime";

  private static final String OLDER_PROTOCOL = "openai-beta.realtime-v1";

  /** What the agent is called by programs that do not call it by a name. */
  private static final String UNNAMED = "repartee";

  private static final long SHORTEST_LIFE_SECONDS = 10;
  private static final long USUAL_LIFE_SECONDS = 600;
  private static final long LONGEST_LIFE_SECONDS = 7_200;

  private final SocketDoor door;
  private final RealtimeOptions options;
  private final SocketLimits limits;
  private final ClientSecrets secrets;
  private final Credentials credentials;

  /** Takes calls with the limits that suit programs. */
  public RealtimeCalls(SocketDoor door, RealtimeOptions options) {
    this(door, options, SocketLimits.forPrograms(), InstantSource.system());
  }

  RealtimeCalls(SocketDoor door, RealtimeOptions options, SocketLimits limits, InstantSource time) {
    this.door = door;
    this.options = options;
    this.limits = limits;
    this.secrets = new ClientSecrets(time);
    this.credentials = new Credentials(options.token(), secrets);
  }

  /**
   * Takes a call over a WebSocket, or refuses it.
   *
   * @param home the context to whose event loop the connection belongs, and where the call will
   *     live
   * @param starter has the agent talk
   * @return fails with {@link SocketRefusedException} if the connection is not taken
   */
  public Future<Void> accept(Context home, HttpServerRequest request, CallStarter starter) {
    SessionRequest wanted;
    try {
      wanted = request(request, null);
    } catch (SocketRefusedException e) {
      return Future.failedFuture(e);
    }
    return door.open(home, request, limits)
        .map(
            socket -> {
              new SocketProgram(socket, line(socket, wanted)).begin(starter);
              return null;
            });
  }

  /**
   * Makes a secret for a page, as {@code POST /v1/realtime/client_secrets} asks for it.
   *
   * @param body what the request says
   * @throws SocketRefusedException if it is not made
   */
  public JsonObject clientSecret(HttpServerRequest request, JsonObject body)
      throws SocketRefusedException {
    credentials.checkToken(request);
    try {
      Fields fields = new Fields(body, "");
      JsonObject session = fields.object("session").values();
      SessionRequest.check(session);
      double seconds =
          fields
              .object("expires_after")
              .number("seconds", USUAL_LIFE_SECONDS, SHORTEST_LIFE_SECONDS, LONGEST_LIFE_SECONDS);
      Secret secret = secrets.issue(session, (long) seconds);
      if (secret == null) {
        throw new SocketRefusedException(
            Kind.BUSY, "There are too many secrets that have not expired. Try again later.");
      }
      return new JsonObject()
          .put("value", secret.value())
          .put("expires_at", secret.expiresAtSeconds())
          .put("session", shown(session));
    } catch (RealtimeProblem e) {
      throw new SocketRefusedException(Kind.INVALID, e.sentence());
    }
  }

  /**
   * What a request asks for.
   *
   * @param session what it says about the session beside its address; null: nothing
   * @throws SocketRefusedException if whoever sent it may not call, or asks for what cannot be
   */
  SessionRequest request(HttpServerRequest request, @Nullable JsonObject session)
      throws SocketRefusedException {
    JsonObject ofSecret = credentials.check(request);
    JsonObject wanted = session != null ? session : ofSecret;
    if (session != null) {
      requireRight(session);
    }
    String model = request.getParam("model");
    Object named = wanted == null ? null : wanted.getValue("model");
    boolean older =
        "realtime=v1".equals(request.getHeader("openai-beta"))
            || Credentials.subProtocols(request).anyMatch(OLDER_PROTOCOL::equals);
    return new SessionRequest(
        model != null ? model : named instanceof String text ? text : UNNAMED, wanted, older);
  }

  private static void requireRight(JsonObject session) throws SocketRefusedException {
    try {
      SessionRequest.check(session);
    } catch (RealtimeProblem e) {
      throw new SocketRefusedException(Kind.INVALID, e.sentence());
    }
  }

  private SocketLine line(CallSocket socket, SessionRequest wanted) {
    String callId = UUID.randomUUID().toString();
    return new SocketLine(callId, socket, wanted, options.playbackDelayMs());
  }

  private static JsonObject shown(JsonObject session) throws RealtimeProblem {
    SessionSettings initial = SessionSettings.initial("", UNNAMED, "", "");
    return SettingsReader.update(initial, session, problem -> {}).shown();
  }
}
