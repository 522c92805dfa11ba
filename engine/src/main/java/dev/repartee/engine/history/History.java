package dev.repartee.engine.history;

import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.ToolDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was really said and done: the caller's committed turns, of the agent's replies what the
 * caller heard, and the tools that ran.
 *
 * <p>Only ever grows at its end, but for two cases: beyond {@link #MAX_REMARKS} the older half
 * goes, and a tool that went on when its reply was over gets its result where it was asked for. The
 * model is not told of back-channels, nor of what was taken back.
 */
public final class History {
  static final int MAX_REMARKS = 400;

  private final String instructions;
  private final List<ToolDescription> tools;
  private final List<HistoryPart> parts = new ArrayList<>();

  public History(String instructions) {
    this(instructions, List.of());
  }

  public History(String instructions, List<ToolDescription> tools) {
    this.instructions = instructions;
    this.tools = List.copyOf(tools);
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

  /** Adds what was heard of a reply and the tools that it used, in their order. */
  public void addReply(List<HistoryPart> reply) {
    reply.forEach(this::add);
  }

  /** Notes that somebody said "mm-hmm". */
  public void addBackChannel(Role who, String text) {
    add(new Remark(who, text, Standing.BACK_CHANNEL));
  }

  /**
   * Puts what {@code change} makes of the parts in their place, for lines whose callers may correct
   * what was said.
   */
  public void edit(UnaryOperator<List<HistoryPart>> change) {
    List<HistoryPart> changed = change.apply(List.copyOf(parts));
    parts.clear();
    parts.addAll(changed.subList(Math.max(0, changed.size() - MAX_REMARKS), changed.size()));
  }

  /** What the model is asked when the caller's last words are in the history already. */
  public Prompt prompt() {
    return promptAfter(List.of());
  }

  /** What the model is asked if the caller should mean {@code text}; the history stays as it is. */
  public Prompt promptWith(String text) {
    return promptAfter(List.of(new Remark(Role.CALLER, text, Standing.COMPLETE)));
  }

  /** What the model is asked in the middle of a reply that is not in the history yet. */
  public Prompt promptAfter(List<HistoryPart> unfinished) {
    List<Entry> entries = new ArrayList<>();
    parts.forEach(part -> part.entries().forEach(entries::add));
    unfinished.forEach(part -> part.entries().forEach(entries::add));
    return new Prompt(instructions, entries, tools);
  }

  /** What was said. */
  public List<Remark> remarks() {
    return parts.stream().filter(Remark.class::isInstance).map(Remark.class::cast).toList();
  }

  private void add(HistoryPart part) {
    if (parts.size() == MAX_REMARKS) {
      parts.subList(0, MAX_REMARKS / 2).clear();
    }
    parts.add(part);
  }
}
