package dev.repartee.server.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent's file as it was written, where most fields may be absent. */
record AgentFile(
    @Nullable String name,
    @Nullable String instructions,
    @Nullable String greeting,
    @Nullable String apology,
    @Nullable String language,
    @Nullable ProviderChoice llm,
    @Nullable ProviderChoice voice,
    @Nullable ProviderChoice recognition,
    @Nullable ProviderChoice voiceActivity,
    @Nullable ProviderChoice endOfTurn,
    @Nullable Map<String, Object> hearing,
    @Nullable Map<String, Object> lines,
    @Nullable Map<String, Object> turn,
    @Nullable List<ToolEntry> tools,
    @Nullable Map<String, Object> toolUse) {
  private static final String DEFAULT_APOLOGY =
      "Sorry, I cannot answer just now. Please try again in a moment.";

  /** The agent, with what was left out filled in. */
  AgentConfig complete() {
    return new AgentConfig(
        orElse(name, "").strip(),
        orElse(instructions, "").strip(),
        orElse(greeting, "").strip(),
        orElse(apology, DEFAULT_APOLOGY).strip(),
        orElse(language, "en"),
        orElse(llm, ProviderChoice.AUTO),
        orElse(voice, ProviderChoice.AUTO),
        orElse(recognition, ProviderChoice.AUTO),
        orElse(voiceActivity, ProviderChoice.AUTO),
        orElse(endOfTurn, ProviderChoice.AUTO),
        orElse(hearing, Map.of()),
        orElse(lines, Map.of()),
        orElse(turn, Map.of()),
        orElse(tools, List.of()),
        orElse(toolUse, Map.of()));
  }

  private static <T> T orElse(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }
}
