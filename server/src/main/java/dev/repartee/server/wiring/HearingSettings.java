package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.transport.hearing.HearingOptions;
import dev.repartee.transport.hearing.HearingOptions.NoiseSuppression;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads an agent's {@code hearing} section. */
public final class HearingSettings {
  private static final Set<String> FIELDS = Set.of("noise-suppression", "gain-control");

  private HearingSettings() {}

  /**
   * Leaves off what is not given.
   *
   * @throws SettingsException if a field is unknown or wrong
   */
  public static HearingOptions read(Map<String, Object> section) {
    ProviderSettings settings =
        new ProviderSettings("hearing", new JsonObject(Map.copyOf(section)));
    for (String field : section.keySet()) {
      if (!FIELDS.contains(field)) {
        throw settings.wrong(
            field, "is not known; use one of " + FIELDS.stream().sorted().toList());
      }
    }
    return new HearingOptions(noiseSuppression(settings), settings.flag("gain-control", false));
  }

  private static NoiseSuppression noiseSuppression(ProviderSettings settings) {
    return settings
        .text("noise-suppression")
        .map(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "off" -> NoiseSuppression.OFF;
                  case "low" -> NoiseSuppression.LOW;
                  case "moderate" -> NoiseSuppression.MODERATE;
                  case "high" -> NoiseSuppression.HIGH;
                  default ->
                      throw settings.wrong(
                          "noise-suppression",
                          "must be off, low, moderate or high, but is " + text);
                })
        .orElse(NoiseSuppression.OFF);
  }
}
