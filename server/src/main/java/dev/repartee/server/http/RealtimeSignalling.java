package dev.repartee.server.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;

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
}
