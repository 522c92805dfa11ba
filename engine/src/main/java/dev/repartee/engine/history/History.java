package dev.repartee.engine.history;

import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What was really said by both sides: the caller's committed turns, and of the agent's replies what
 * the caller heard.
 *
 * <p>Only ever grows at its end, but for one case: beyond {@link #MAX_REMARKS} the older half goes.
 * The model is not told of back-channels, nor of what was taken back.
 */
public final class History {
  static final int MAX_REMARKS = 400;

  private final String instructions;
  private final List<Remark> remarks = new ArrayList<>();

  public History(String instructions) {
    this.instructions = instructions;
  }

  public void addCaller(String text) {
    add(new Remark(Role.CALLER, text, Standing.COMPLETE));
  }

  /** Adds what was heard of a reply; nothing if nothing was. */
  public void addAgent(String heardText, Standing standing) {
    if (!heardText.isBlank()) {
      add(new Remark(Role.AGENT, heardText, standing));
    }
  }

  /** Notes that somebody said "mm-hmm". */
  public void addBackChannel(Role who, String text) {
    add(new Remark(who, text, Standing.BACK_CHANNEL));
  }

  /** What the model is asked when the caller's last words are in the history already. */
  public Prompt prompt() {
    return new Prompt(instructions, messages());
  }

  /** What the model is asked if the caller should mean {@code text}; the history stays as it is. */
  public Prompt promptWith(String text) {
    List<Message> supposed = messages();
    supposed.add(new Message(Role.CALLER, text, false));
    return new Prompt(instructions, supposed);
  }

  public List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  private List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    for (Remark remark : remarks) {
      switch (remark.standing()) {
        case COMPLETE -> messages.add(new Message(remark.who(), remark.text(), false));
        case CUT_OFF -> messages.add(new Message(remark.who(), remark.text(), true));
        case WITHDRAWN, BACK_CHANNEL -> {}
      }
    }
    return messages;
  }

  private void add(Remark remark) {
    if (remarks.size() == MAX_REMARKS) {
      remarks.subList(0, MAX_REMARKS / 2).clear();
    }
    remarks.add(remark);
  }
}
