package dev.repartee.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tool of an agent as its file describes it.
 *
 * @param kind who makes it, such as {@code "http"}
 * @param settings what else stands beside the kind
 */
public record ToolEntry(String kind, Map<String, Object> settings) {
  public ToolEntry {
    settings = Map.copyOf(settings);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ToolEntry fromFile(Map<String, Object> fields) {
    Map<String, Object> settings = new LinkedHashMap<>(fields);
    if (!(settings.remove("kind") instanceof String kind) || kind.isBlank()) {
      throw new IllegalArgumentException("kind is missing; give it a value such as http");
    }
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      if (setting.getValue() == null) {
        throw new IllegalArgumentException(
            setting.getKey() + " has no value; give it one or remove the line");
      }
    }
    return new ToolEntry(kind, settings);
  }

  /** The settings as the tool's maker reads them. */
  public JsonObject settingsAsJson() {
    return new JsonObject(new JsonObject(settings).encode());
  }
}
