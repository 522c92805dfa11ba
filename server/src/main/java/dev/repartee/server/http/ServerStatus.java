package dev.repartee.server.http;

import io.vertx.core.json.JsonObject;

/** Who talks here, as the page shows it before a call: names for a person. */
public record ServerStatus(
    String agent, String model, String voice, String recognition, String version) {

  JsonObject toJson() {
    return new JsonObject()
        .put("agent", agent)
        .put("model", model)
        .put("voice", voice)
        .put("recognition", recognition)
        .put("version", version);
  }
}
