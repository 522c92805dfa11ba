package dev.repartee.server.http;

import dev.repartee.transport.webrtc.CallAnswer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what programs of OpenAI's Realtime API ask over HTTP. */
public interface RealtimeSignalling {
  /** What stands in such a program's base address behind the server's name. */
  List<String> BASES = List.of("/v1", "/api/agents/default/openai/v1");

  /**
   * Makes a secret for a page.
   *
   * @return fails with {@link dev.repartee.transport.socket.SocketRefusedException} if it is not
   *     made
   */
  Future<JsonObject> clientSecret(HttpServerRequest request, JsonObject body);

  /**
   * Answers an offer of a call over WebRTC.
   *
   * @param session what the session begins with, in the protocol's words; null: with the agent's
   *     own settings
   * @return fails with {@link dev.repartee.transport.socket.SocketRefusedException} or {@link
   *     dev.repartee.transport.webrtc.SignallingException} if the call is not taken
   */
  Future<CallAnswer> offer(HttpServerRequest request, String sdp, @Nullable JsonObject session);

  /** Ends a call over WebRTC; fails as {@link #offer} does. */
  Future<Void> hangUp(HttpServerRequest request, String callId);
}
