package dev.repartee.engine.spi;

import java.util.List;

/**
 * What a {@link LanguageModel} is asked: who it is, what was said and done so far, and which tools
 * it may ask for.
 *
 * <p>Only ever grows at its end from turn to turn, so that providers can cache its beginning.
 *
 * @param instructions who the agent is and how it behaves; becomes the system message
 * @param entries what was really said and done, oldest first; the last is the caller's, or the
 *     result of a tool that this reply asked for. Requests of one step stand next to each other and
 *     are followed by their results in the same order
 * @param tools what the model may ask for; a model that cannot use tools ignores them
 */
public record Prompt(String instructions, List<Entry> entries, List<ToolDescription> tools) {
  public Prompt {
    entries = List.copyOf(entries);
    tools = List.copyOf(tools);
  }

  /** A prompt without tools. */
  public Prompt(String instructions, List<Message> messages) {
    this(instructions, List.copyOf(messages), List.of());
  }

  /** What was said, without the tools. */
  public List<Message> messages() {
    return entries.stream().filter(Message.class::isInstance).map(Message.class::cast).toList();
  }

  /** The caller's words since the agent last spoke or did something; empty if it did so last. */
  public String lastCallerText() {
    StringBuilder text = new StringBuilder();
    for (int i = entries.size() - 1; i >= 0 && entries.get(i) instanceof Message message; i--) {
      if (message.role() != Role.CALLER) {
        break;
      }
      text.insert(0, text.isEmpty() ? "" : " ").insert(0, message.text());
    }
    return text.toString();
  }

  /** This prompt for a model that has to speak now. */
  public Prompt withoutTools() {
    return new Prompt(instructions, entries, List.of());
  }

  /** Something that was said or done. */
  public sealed interface Entry permits Message, ToolRequest, ToolResult {}

  /** Who said something. */
  public enum Role {
    CALLER,
    AGENT
  }

  /**
   * Something that was said and heard.
   *
   * @param interrupted whether the agent was cut off after {@code text}
   */
  public record Message(Role role, String text, boolean interrupted) implements Entry {}

  /**
   * The agent used a tool.
   *
   * @param id joins request and result; unique among those of one step
   * @param arguments a JSON object as the model wrote it
   */
  public record ToolRequest(String id, String name, String arguments) implements Entry {}

  /** What came of a {@link ToolRequest}: its result, or a sentence about why there is none. */
  public record ToolResult(String id, String name, String text, boolean failed) implements Entry {}
}
