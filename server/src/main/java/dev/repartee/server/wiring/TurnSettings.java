package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Speculation;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads an agent's {@code turn} section. */
public final class TurnSettings {
  private static final long LONGEST_MS = 30_000;
  private static final Set<String> FIELDS =
      Set.of(
          "wait-ms",
          "transcription-timeout-ms",
          "speculation",
          "max-speculations",
          "interruptible",
          "pause-after-voice-ms",
          "interrupt-after-voice-ms",
          "interrupt-min-words",
          "decide-within-ms");

  private TurnSettings() {}

  /**
   * Fills what is not given with the defaults.
   *
   * @throws SettingsException if a field is unknown or wrong
   */
  public static TurnOptions read(Map<String, Object> section) {
    ProviderSettings settings = new ProviderSettings("turn", new JsonObject(Map.copyOf(section)));
    for (String field : section.keySet()) {
      if (!FIELDS.contains(field)) {
        throw settings.wrong(
            field, "is not known; use one of " + FIELDS.stream().sorted().toList());
      }
    }
    TurnOptions base = TurnOptions.DEFAULT;
    long waitMs = settings.number("wait-ms", base.waitMs(), 0, 10_000);
    return new TurnOptions(
        waitMs,
        settings.number(
            "transcription-timeout-ms",
            Math.max(waitMs, base.transcriptionTimeoutMs()),
            waitMs,
            LONGEST_MS),
        speculation(settings, base.speculation()),
        (int) settings.number("max-speculations", base.maxSpeculations(), 0, 20),
        interruptible(settings, section),
        settings.number("pause-after-voice-ms", base.pauseAfterVoiceMs(), -1, LONGEST_MS),
        settings.number("interrupt-after-voice-ms", base.interruptAfterVoiceMs(), 0, LONGEST_MS),
        (int) settings.number("interrupt-min-words", base.interruptMinWords(), 0, 20),
        settings.number("decide-within-ms", base.decideWithinMs(), 1, LONGEST_MS));
  }

  private static Speculation speculation(ProviderSettings settings, Speculation fallback) {
    return settings
        .text("speculation")
        .map(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "off" -> Speculation.OFF;
                  case "model" -> Speculation.MODEL;
                  case "model-and-voice" -> Speculation.MODEL_AND_VOICE;
                  default ->
                      throw settings.wrong(
                          "speculation", "must be off, model or model-and-voice, but is " + text);
                })
        .orElse(fallback);
  }

  private static boolean interruptible(ProviderSettings settings, Map<String, Object> section) {
    Object value = section.getOrDefault("interruptible", true);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw settings.wrong("interruptible", "must be true or false, but is " + value);
  }
}
