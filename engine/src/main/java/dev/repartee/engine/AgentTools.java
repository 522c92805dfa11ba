package dev.repartee.engine;

import dev.repartee.engine.spi.Tool;
import dev.repartee.engine.spi.ToolDescription;
import java.util.List;

/**
 * What an agent can use, and how.
 *
 * @param tools each with a name of its own
 * @param maxSteps how many times in one reply the model may ask for tools; then it has to speak
 * @param fillerAfterMs how long nothing may be said while a tool runs
 * @param fillers what is said then, in turn; empty: nothing
 */
public record AgentTools(List<Tool> tools, int maxSteps, long fillerAfterMs, List<String> fillers) {
  public static final int DEFAULT_MAX_STEPS = 5;
  public static final long DEFAULT_FILLER_AFTER_MS = 500;

  /** An agent that only talks. */
  public static final AgentTools NONE =
      new AgentTools(List.of(), DEFAULT_MAX_STEPS, DEFAULT_FILLER_AFTER_MS, List.of());

  public AgentTools {
    tools = List.copyOf(tools);
    fillers = List.copyOf(fillers);
  }

  /** Tools as models know them. */
  public List<ToolDescription> descriptions() {
    return tools.stream().map(Tool::description).toList();
  }

  /** What to say while a tool works, for an agent that is not told; empty if it is not known. */
  public static List<String> fillersIn(String language) {
    return language.equals("en") || language.startsWith("en-")
        ? List.of("One moment, please.", "Let me look that up.", "Just a second.")
        : List.of();
  }
}
