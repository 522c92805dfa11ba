package dev.repartee.server.wiring;

import dev.repartee.engine.AgentTools;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.engine.spi.Tool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An agent's {@code tool-use} section: how it uses its tools.
 *
 * @param maxSteps how many times in one reply the model may ask for tools
 * @param fillerAfterMs how long nothing may be said while a tool runs
 * @param fillers what is said then
 */
record ToolUseSettings(int maxSteps, long fillerAfterMs, List<String> fillers) {
  private static final Set<String> FIELDS = Set.of("max-steps", "filler-after-ms", "fillers");
  private static final long LONGEST_MS = 30_000;

  ToolUseSettings {
    fillers = List.copyOf(fillers);
  }

  /**
   * Fills what is not given with the defaults.
   *
   * @param language of the fillers, if the section does not say them
   * @throws SettingsException if a field is unknown or wrong
   */
  static ToolUseSettings read(Map<String, Object> section, String language) {
    JsonObject values = new JsonObject(new JsonObject(section).encode());
    ProviderSettings settings = new ProviderSettings("tool-use", values);
    settings.refuseOthers(FIELDS);
    return new ToolUseSettings(
        (int) settings.number("max-steps", AgentTools.DEFAULT_MAX_STEPS, 1, 50),
        settings.number("filler-after-ms", AgentTools.DEFAULT_FILLER_AFTER_MS, 0, LONGEST_MS),
        values.containsKey("fillers")
            ? fillers(settings, values.getValue("fillers"))
            : AgentTools.fillersIn(language));
  }

  AgentTools with(List<Tool> tools) {
    return new AgentTools(tools, maxSteps, fillerAfterMs, fillers);
  }

  private static List<String> fillers(ProviderSettings settings, Object value) {
    List<String> fillers = new ArrayList<>();
    if (value instanceof JsonArray list) {
      for (Object one : list) {
        if (!(one instanceof String text) || text.isBlank()) {
          throw settings.wrong("fillers", "must be a list of texts, but holds " + one);
        }
        fillers.add(text.strip());
      }
      return fillers;
    }
    throw settings.wrong("fillers", "must be a list of texts, but is " + value);
  }
}
