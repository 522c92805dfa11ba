package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.transport.pcm.PcmOptions;
import dev.repartee.transport.realtime.RealtimeOptions;
import dev.repartee.transport.rtvi.RtviOptions;
import dev.repartee.transport.twilio.StreamDialect;
import dev.repartee.transport.twilio.StreamOptions;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent's {@code transports} section: how callers may reach it.
 *
 * @param pcm over a plain WebSocket
 * @param openai by programs of OpenAI's Realtime API
 * @param rtvi with RTVI clients
 * @param phones over telephone companies that may call; Twilio may unless it is told otherwise
 */
public record TransportSettings(
    PcmOptions pcm,
    RealtimeOptions openai,
    RtviOptions rtvi,
    Map<StreamDialect, StreamOptions> phones) {
  private static final int LONGEST_DELAY_MS = 2_000;

  public TransportSettings {
    phones = Map.copyOf(phones);
  }

  /**
   * Fills what is not given with the defaults.
   *
   * @param environment the process's variables, some of which hold secrets
   * @throws SettingsException if a field is unknown or wrong
   */
  public static TransportSettings read(
      Map<String, Object> section, Map<String, String> environment) {
    ProviderSettings all = new ProviderSettings("transports", new JsonObject(Map.copyOf(section)));
    requireKnown(
        all, section.keySet(), Set.of("pcm", "openai", "rtvi", "twilio", "telnyx", "plivo"));
    Map<StreamDialect, StreamOptions> phones = new EnumMap<>(StreamDialect.class);
    phones.put(StreamDialect.TWILIO, twilio(all, environment));
    for (StreamDialect other : List.of(StreamDialect.TELNYX, StreamDialect.PLIVO)) {
      String name = other.name().toLowerCase(Locale.ROOT);
      if (section.containsKey(name)) {
        ProviderSettings settings = part(all, name, Set.of("playback-delay-ms"));
        phones.put(other, new StreamOptions(null, phoneDelayMs(settings)));
      }
    }
    return new TransportSettings(
        pcm(all, environment), openai(all, environment), rtvi(all, environment), phones);
  }

  private static PcmOptions pcm(ProviderSettings all, Map<String, String> environment) {
    ProviderSettings pcm = part(all, "pcm", Set.of("token-env", "playback-delay-ms"));
    long delayMs =
        pcm.number("playback-delay-ms", PcmOptions.DEFAULT_PLAYBACK_DELAY_MS, 0, LONGEST_DELAY_MS);
    return new PcmOptions(secret(pcm, "token-env", environment), (int) delayMs);
  }

  private static RealtimeOptions openai(ProviderSettings all, Map<String, String> environment) {
    ProviderSettings openai =
        part(all, "openai", Set.of("enabled", "token-env", "playback-delay-ms"));
    long delayMs =
        openai.number(
            "playback-delay-ms", RealtimeOptions.DEFAULT_PLAYBACK_DELAY_MS, 0, LONGEST_DELAY_MS);
    return new RealtimeOptions(
        openai.flag("enabled", true), secret(openai, "token-env", environment), (int) delayMs);
  }

  private static RtviOptions rtvi(ProviderSettings all, Map<String, String> environment) {
    ProviderSettings rtvi = part(all, "rtvi", Set.of("enabled", "token-env"));
    return new RtviOptions(rtvi.flag("enabled", true), secret(rtvi, "token-env", environment));
  }

  private static StreamOptions twilio(ProviderSettings all, Map<String, String> environment) {
    ProviderSettings twilio = part(all, "twilio", Set.of("auth-token-env", "playback-delay-ms"));
    return new StreamOptions(secret(twilio, "auth-token-env", environment), phoneDelayMs(twilio));
  }

  private static int phoneDelayMs(ProviderSettings phone) {
    return (int)
        phone.number(
            "playback-delay-ms", StreamOptions.DEFAULT_PLAYBACK_DELAY_MS, 0, LONGEST_DELAY_MS);
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
