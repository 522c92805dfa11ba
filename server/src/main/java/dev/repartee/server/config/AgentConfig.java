package dev.repartee.server.config;

import java.util.List;
import java.util.Map;

/**
 * An agent: who it is, what it says by itself, and which providers it runs on.
 *
 * @param name how it calls itself
 * @param instructions who it is and how it behaves, for the language model
 * @param greeting what it says first; empty to let the caller begin
 * @param apology what it says when no answer can be had
 * @param language what the caller speaks, as a language tag such as {@code "en"}
 * @param llm who answers
 * @param voice who speaks
 * @param recognition who listens
 * @param voiceActivity who tells speech from silence
 * @param endOfTurn who judges whether the caller has finished; nobody unless asked for
 * @param hearing what is done to the caller's sound, by the names of the options
 * @param lines what else it says by itself, by the occasion
 * @param turn options of the engine's turn-taking by their names
 * @param tools what it can look up or do
 * @param toolUse options of how it uses tools by their names
 */
public record AgentConfig(
    String name,
    String instructions,
    String greeting,
    String apology,
    String language,
    ProviderChoice llm,
    ProviderChoice voice,
    ProviderChoice recognition,
    ProviderChoice voiceActivity,
    ProviderChoice endOfTurn,
    Map<String, Object> hearing,
    Map<String, Object> lines,
    Map<String, Object> turn,
    List<ToolEntry> tools,
    Map<String, Object> toolUse) {
  public AgentConfig {
    requireText("name", name);
    requireText("instructions", instructions);
    requireText("apology", apology);
    if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw new IllegalArgumentException(
          "language must be a language tag such as en or en-GB, but is '" + language + "'");
    }
    hearing = Map.copyOf(hearing);
    lines = Map.copyOf(lines);
    turn = Map.copyOf(turn);
    tools = List.copyOf(tools);
    toolUse = Map.copyOf(toolUse);
  }

  private static void requireText(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " is missing; give it some text");
    }
  }
}
