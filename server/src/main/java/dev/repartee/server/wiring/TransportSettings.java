package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.transport.pcm.PcmOptions;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent's {@code transports} section: how callers may reach it.
 *
 * @param pcm over a plain WebSocket
 */
public record TransportSettings(PcmOptions pcm) {
  private static final int LONGEST_DELAY_MS = 2_000;

  /**
   * Fills what is not given with the defaults.
   *
   * @param environment the process's variables, some of which hold secrets
   * @throws SettingsException if a field is unknown or wrong
   */
  public static TransportSettings read(
      Map<String, Object> section, Map<String, String> environment) {
    ProviderSettings all = new ProviderSettings("transports", new JsonObject(Map.copyOf(section)));
    requireKnown(all, section.keySet(), Set.of("pcm"));
    return new TransportSettings(pcm(all, environment));
  }

  private static PcmOptions pcm(ProviderSettings all, Map<String, String> environment) {
    ProviderSettings pcm = part(all, "pcm", Set.of("token-env", "playback-delay-ms"));
    long delayMs =
        pcm.number("playback-delay-ms", PcmOptions.DEFAULT_PLAYBACK_DELAY_MS, 0, LONGEST_DELAY_MS);
    return new PcmOptions(secret(pcm, "token-env", environment), (int) delayMs);
  }

  private static ProviderSettings part(ProviderSettings all, String name, Set<String> fields) {
    JsonObject values = all.object(name);
    ProviderSettings part = new ProviderSettings(all.nameOf(name), values);
    requireKnown(part, values.fieldNames(), fields);
    return part;
  }

  private static @Nullable String secret(
      ProviderSettings settings, String field, Map<String, String> environment) {
    String variable = settings.text(field).orElse(null);
    if (variable == null) {
      return null;
    }
    String value = environment.getOrDefault(variable, "");
    if (value.isBlank()) {
      throw settings.wrong(
          field, "names the environment variable " + variable + ", which is empty; set it");
    }
    return value;
  }

  private static void requireKnown(
      ProviderSettings settings, Set<String> present, Set<String> known) {
    for (String field : present) {
      if (!known.contains(field)) {
        throw settings.wrong(field, "is not known; use one of " + known.stream().sorted().toList());
      }
    }
  }
}
