package dev.repartee.server.wiring;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.engine.turn.BargeIn;
import dev.repartee.engine.turn.Patience;
import dev.repartee.engine.turn.SilenceLimits;
import dev.repartee.engine.turn.SpeculationLimits;
import dev.repartee.engine.turn.TurnOptions;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an agent's {@code turn} section. */
public final class TurnSettings {
  private static final long LONGEST_MS = 30_000;
  private static final Set<String> FIELDS =
      Set.of(
          "style",
          "floor",
          "wait-ms",
          "complete-wait-ms",
          "unfinished-wait-ms",
          "transcription-timeout-ms",
          "fit-dialogue",
          "speculation",
          "max-speculations",
          "speculate-early",
          "interruptions",
          "reaction",
          "react-after-voice-ms",
          "give-way-after-voice-ms",
          "go-on-after-voice-ms",
          "interrupt-min-words",
          "decide-within-ms",
          "withdraw-within-ms",
          "echo-warm-up-ms",
          "prompt-after-silence-ms",
          "silence-prompts",
          "max-words",
          "murmur-after-ms");

  private final ProviderSettings settings;

  private TurnSettings(ProviderSettings settings) {
    this.settings = settings;
  }

  /**
   * Fills what is not given with the style's values.
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
    return new TurnSettings(settings).options();
  }

  private TurnOptions options() {
    TurnOptions style =
        switch (choice("style", Style.BALANCED, Style.values())) {
          case EAGER -> TurnOptions.EAGER;
          case BALANCED -> TurnOptions.BALANCED;
          case PATIENT -> TurnOptions.PATIENT;
        };
    return new TurnOptions(
        choice("floor", Floor.VOICE, Floor.values()) == Floor.BUTTON
            ? TurnOptions.Floor.BY_BUTTON
            : TurnOptions.Floor.BY_VOICE,
        patience(style.patience()),
        speculation(style.speculation()),
        bargeIn(style.bargeIn()),
        new SilenceLimits(
            settings.number("prompt-after-silence-ms", 0, 0, 600_000),
            (int) settings.number("silence-prompts", style.silence().prompts(), 0, 20)),
        (int) settings.number("max-words", style.maxWords(), 0, 100_000),
        settings.number("murmur-after-ms", style.murmurAfterMs(), 0, 600_000),
        style.answers());
  }

  private Patience patience(Patience style) {
    long usualMs = settings.number("wait-ms", style.usualMs(), 0, 10_000);
    long completeMs =
        settings.number("complete-wait-ms", Math.min(style.completeMs(), usualMs), 0, usualMs);
    long unfinishedMs =
        settings.number(
            "unfinished-wait-ms", Math.max(style.unfinishedMs(), usualMs), usualMs, LONGEST_MS);
    long timeoutMs =
        settings.number(
            "transcription-timeout-ms",
            Math.max(style.transcriptionTimeoutMs(), usualMs),
            usualMs,
            LONGEST_MS);
    return new Patience(
        completeMs,
        usualMs,
        unfinishedMs,
        timeoutMs,
        settings.flag("fit-dialogue", style.fitsDialogue()));
  }

  private SpeculationLimits speculation(SpeculationLimits style) {
    return new SpeculationLimits(
        choice("speculation", style.reach(), SpeculationLimits.Reach.values()),
        (int) settings.number("max-speculations", style.maxPerTurn(), 0, 20),
        settings.flag("speculate-early", style.early()));
  }

  private BargeIn bargeIn(BargeIn style) {
    return new BargeIn(
        choice("interruptions", style.policy(), BargeIn.Policy.values()),
        choice("reaction", style.reaction(), BargeIn.Reaction.values()),
        settings.number("react-after-voice-ms", style.reactAfterVoiceMs(), 0, LONGEST_MS),
        settings.number("give-way-after-voice-ms", style.giveWayAfterVoiceMs(), 0, LONGEST_MS),
        settings.number("go-on-after-voice-ms", style.goOnAfterVoiceMs(), 0, LONGEST_MS),
        (int) settings.number("interrupt-min-words", style.minWords(), 0, 20),
        settings.number("decide-within-ms", style.decideWithinMs(), 1, LONGEST_MS),
        settings.number("withdraw-within-ms", style.withdrawWithinMs(), 0, LONGEST_MS),
        settings.number("echo-warm-up-ms", style.warmUpMs(), 0, LONGEST_MS));
  }

  private <E extends Enum<E>> E choice(String field, E fallback, E[] values) {
    return settings
        .text(field)
        .map(
            text ->
                Stream.of(values)
                    .filter(value -> name(value).equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            settings.wrong(field, "must be " + names(values) + ", but is " + text)))
        .orElse(fallback);
  }

  private static String names(Enum<?>[] values) {
    return Stream.of(values).map(TurnSettings::name).collect(Collectors.joining(" or "));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private enum Style {
    EAGER,
    BALANCED,
    PATIENT
  }

  private enum Floor {
    VOICE,
    BUTTON
  }
}
