package dev.repartee.server.http;

import io.vertx.core.json.JsonObject;

/**
 * Who talks here, as the page shows it before a call: names for a person.
 *
 * @param floor how the caller says that it is their turn: {@code voice}, or {@code button}
 */
public record ServerStatus(
    String agent, String model, String voice, String recognition, String floor, String version) {

  JsonObject toJson() {
    return new JsonObject()
        .put("agent", agent)
        .put("model", model)
        .put("voice", voice)
        .put("recognition", recognition)
        .put("floor", floor)
        .put("version", version);
  }
}
