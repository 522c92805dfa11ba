package dev.repartee.engine.history;

import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What was really said by both sides: the caller's committed turns, and of the agent's replies what
 * the caller heard.
 *
 * <p>Only ever grows at its end, but for one case: beyond {@link #MAX_MESSAGES} the older half
 * goes.
 */
public final class History {
  static final int MAX_MESSAGES = 400;

  private final String instructions;
  private final List<Message> messages = new ArrayList<>();

  public History(String instructions) {
    this.instructions = instructions;
  }

  public void addCaller(String text) {
    add(new Message(Role.CALLER, text, false));
  }

  /** Adds what was heard of a reply; nothing if nothing was. */
  public void addAgent(String heardText, boolean interrupted) {
    if (!heardText.isBlank()) {
      add(new Message(Role.AGENT, heardText, interrupted));
    }
  }

  /** What the model is asked when the caller's last words are in the history already. */
  public Prompt prompt() {
    return new Prompt(instructions, messages);
  }

  /** What the model is asked if the caller should mean {@code text}; the history stays as it is. */
  public Prompt promptWith(String text) {
    List<Message> supposed = new ArrayList<>(messages);
    supposed.add(new Message(Role.CALLER, text, false));
    return new Prompt(instructions, supposed);
  }

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  private void add(Message message) {
    if (messages.size() == MAX_MESSAGES) {
      messages.subList(0, MAX_MESSAGES / 2).clear();
    }
    messages.add(message);
  }
}
