package dev.repartee.engine.spi;

import java.util.List;

/**
 * What a {@link LanguageModel} is asked: who it is, and what was said so far.
 *
 * <p>Only ever grows at its end from turn to turn, so that providers can cache its beginning.
 *
 * @param instructions who the agent is and how it behaves; becomes the system message
 * @param messages what was really said, oldest first; the last is the caller's
 */
public record Prompt(String instructions, List<Message> messages) {
  public Prompt {
    messages = List.copyOf(messages);
  }

  /** The caller's words since the agent last spoke; empty if the agent spoke last. */
  public String lastCallerText() {
    StringBuilder text = new StringBuilder();
    for (int i = messages.size() - 1; i >= 0 && messages.get(i).role() == Role.CALLER; i--) {
      text.insert(0, text.isEmpty() ? "" : " ").insert(0, messages.get(i).text());
    }
    return text.toString();
  }

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
  public record Message(Role role, String text, boolean interrupted) {}
}
