package dev.repartee.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which provider plays a part, and its settings.
 *
 * @param provider its name, or {@link #AUTOMATIC} for the best one that works here
 * @param settings what else stands beside the name
 */
public record ProviderChoice(String provider, Map<String, Object> settings) {
  /** The provider's name that leaves the choice to Repartee. */
  public static final String AUTOMATIC = "auto";

  /** The best provider that works here, as it comes. */
  public static final ProviderChoice AUTO = new ProviderChoice(AUTOMATIC, Map.of());

  public ProviderChoice {
    settings = Map.copyOf(settings);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ProviderChoice fromFile(Map<String, Object> fields) {
    Map<String, Object> settings = new LinkedHashMap<>(fields);
    Object provider = settings.getOrDefault("provider", AUTOMATIC);
    settings.remove("provider");
    if (!(provider instanceof String name) || name.isBlank()) {
      throw new IllegalArgumentException(
          "provider must be the name of a provider or auto, but is " + provider);
    }
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      if (setting.getValue() == null) {
        throw new IllegalArgumentException(
            setting.getKey() + " has no value; give it one or remove the line");
      }
    }
    return new ProviderChoice(name, settings);
  }

  /** Whether the choice is left to Repartee. */
  public boolean isAutomatic() {
    return provider.equals(AUTOMATIC);
  }

  /** The settings as a provider reads them. */
  public JsonObject settingsAsJson() {
    return new JsonObject(new JsonObject(settings).encode());
  }
}
