package dev.repartee.server.http;

import io.vertx.core.json.JsonObject;

/** Answers failed requests as programs of OpenAI's API expect it. */
final class RealtimeErrorReplies extends ErrorReplies {
  @Override
  Object error(ApiProblem problem) {
    return new JsonObject()
        .put("message", problem.getMessage())
        .put("type", problem.status() < 500 ? "invalid_request_error" : "server_error")
        .putNull("param")
        .putNull("code");
  }
}
