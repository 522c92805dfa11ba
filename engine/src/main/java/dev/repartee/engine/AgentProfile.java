package dev.repartee.engine;

import dev.repartee.engine.turn.TurnOptions;

/**
 * Who talks to the caller.
 *
 * @param name as a person is told it
 * @param language of the conversation, such as {@code "en"}
 * @param instructions who the agent is and how it behaves, for the model
 * @param greeting what it says first; empty: it waits for the caller
 * @param lines what it says by itself
 * @param turns how it takes and gives turns
 * @param tools what it can look up or do
 */
public record AgentProfile(
    String name,
    String language,
    String instructions,
    String greeting,
    StockLines lines,
    TurnOptions turns,
    AgentTools tools) {

  /** An agent without tools. */
  public AgentProfile(
      String name,
      String language,
      String instructions,
      String greeting,
      StockLines lines,
      TurnOptions turns) {
    this(name, language, instructions, greeting, lines, turns, AgentTools.NONE);
  }
}
