package dev.repartee.bench.conformance;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A server of chat completions whose answers follow from rules, so that a judge knows what an agent
 * has to say that asks it:
 *
 * <ul>
 *   <li>after the result of a tool: {@code It is …}
 *   <li>a question about the weather, where there is a tool: it is called, with the city of Rome
 *   <li>"count": twenty numbers
 *   <li>"who are you": the instructions
 *   <li>"what did you say": the agent's last words
 *   <li>else: {@code You said: …}
 * </ul>
 */
final class RuledModel {
  private static final Pattern WORD_STARTS = Pattern.compile("(?<= )");

  private final HttpServer server;

  private RuledModel(HttpServer server) {
    this.server = server;
  }

  /** Starts to listen on a free port of the loopback address. */
  static Future<RuledModel> start(Vertx vertx) {
    return vertx
        .createHttpServer()
        .requestHandler(RuledModel::take)
        .listen(0, "127.0.0.1")
        .map(RuledModel::new);
  }

  /** What stands before {@code /chat/completions}. */
  String baseUrl() {
    return "http://127.0.0.1:" + server.actualPort() + "/v1";
  }

  Future<Void> close() {
    return server.close();
  }

  private static void take(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> answer(request.response(), body.toJsonObject()))
        .onFailure(e -> request.response().setStatusCode(400).end());
  }

  private static void answer(HttpServerResponse response, JsonObject asked) {
    response.putHeader("content-type", "text/event-stream").setChunked(true);
    JsonArray messages = asked.getJsonArray("messages");
    if (wantsTool(messages, asked)) {
      send(response, new JsonObject().put("tool_calls", new JsonArray().add(weatherCall())));
    } else {
      for (String word : WORD_STARTS.split(text(messages), -1)) {
        send(response, new JsonObject().put("content", word));
      }
    }
    JsonObject last = choice(new JsonObject()).put("usage", usage());
    last.getJsonArray("choices")
        .getJsonObject(0)
        .put("finish_reason", wantsTool(messages, asked) ? "tool_calls" : "stop");
    response.write("data: " + last.encode() + "\n\n");
    response.end("data: [DONE]\n\n");
  }

  private static boolean wantsTool(JsonArray messages, JsonObject asked) {
    return last(messages, List.of("user", "tool")).getString("role").equals("user")
        && asked.getJsonArray("tools", new JsonArray()).encode().contains("get_weather")
        && lastText(messages, "user").contains("weather");
  }

  private static String text(JsonArray messages) {
    JsonObject last = last(messages, List.of("user", "tool"));
    String said = lastText(messages, "user");
    if (last.getString("role", "").equals("tool")) {
      return "It is " + last.getString("content") + ".";
    }
    if (said.contains("count")) {
      return "One, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen,"
          + " fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty.";
    }
    if (said.contains("who are you")) {
      return lastText(messages, "system", false);
    }
    if (said.contains("what did you say")) {
      return "I said: " + lastText(messages, "assistant", false);
    }
    return "You said: " + lastText(messages, "user", false);
  }

  private static String lastText(JsonArray messages, String role) {
    return lastText(messages, role, true);
  }

  private static String lastText(JsonArray messages, String role, boolean lower) {
    String text = last(messages, List.of(role)).getString("content", "");
    return lower ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static JsonObject last(JsonArray messages, List<String> roles) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      JsonObject message = messages.getJsonObject(i);
      if (roles.contains(message.getString("role"))) {
        return message;
      }
    }
    return new JsonObject().put("role", "").put("content", "");
  }

  private static JsonObject weatherCall() {
    return new JsonObject()
        .put("index", 0)
        .put("id", "call_1")
        .put("type", "function")
        .put(
            "function",
            new JsonObject().put("name", "get_weather").put("arguments", "{\"city\":\"Rome\"}"));
  }

  private static JsonObject usage() {
    return new JsonObject()
        .put("prompt_tokens", 40)
        .put("completion_tokens", 8)
        .put("total_tokens", 48);
  }

  private static JsonObject choice(JsonObject delta) {
    return new JsonObject()
        .put("choices", new JsonArray().add(new JsonObject().put("index", 0).put("delta", delta)));
  }

  private static void send(HttpServerResponse response, JsonObject delta) {
    response.write("data: " + choice(delta).encode() + "\n\n");
  }
}
