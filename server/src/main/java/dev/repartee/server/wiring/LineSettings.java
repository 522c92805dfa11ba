package dev.repartee.server.wiring;

import dev.repartee.engine.StockLines;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/** Reads an agent's {@code lines} section: what it says by itself. */
public final class LineSettings {
  private static final Set<String> FIELDS =
      Set.of("pardon", "silence-prompts", "farewell", "murmur", "must-be-heard");

  private LineSettings() {}

  /**
   * Fills what is not given with English lines.
   *
   * @throws SettingsException if a field is unknown or wrong
   */
  public static StockLines read(Map<String, Object> section, String apology) {
    ProviderSettings settings = new ProviderSettings("lines", new JsonObject(Map.copyOf(section)));
    for (String field : section.keySet()) {
      if (!FIELDS.contains(field)) {
        throw settings.wrong(
            field, "is not known; use one of " + FIELDS.stream().sorted().toList());
      }
    }
    StockLines english = StockLines.ENGLISH;
    return new StockLines(
        apology,
        settings.text("pardon").orElse(english.pardon()),
        settings.list("silence-prompts").orElse(english.silencePrompts()),
        settings.text("farewell").orElse(english.farewell()),
        settings.text("murmur").orElse(english.murmur()),
        settings.list("must-be-heard").orElse(english.mustBeHeard()));
  }
}
