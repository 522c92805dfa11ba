package dev.repartee.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.repartee.engine.history.HistoryPart;
import dev.repartee.engine.history.Remark;
import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.history.ToolUse;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of one reply: text, tools, more text, until the model asks for no more tools.
 *
 * <p>Tools of one step run side by side, but for those with side effects: such a tool waits until
 * the caller has heard the text before it and the tools before it have ended, and those after it
 * wait for it. Lives on the conversation's loop.
 */
final class ReplySteps {
  private final EventLoop loop;
  private final AgentTools options;
  private final ToolBelt belt;
  private final Reply reply;
  private final List<Step> steps = new ArrayList<>();

  private int number;
  private boolean waiting;
  private boolean filled;
  private Cancellable fillerTimer = Cancellable.DONE;

  /** Steps of a reply that has none yet. */
  ReplySteps(EventLoop loop, AgentTools options, ToolBelt belt, Reply reply) {
    this.loop = loop;
    this.options = options;
    this.belt = belt;
    this.reply = reply;
  }

  /** Whether the model may ask for tools once more. */
  boolean mayAsk() {
    return steps.size() < options.maxSteps();
  }

  /** Takes what the model asks for; nothing runs before {@link #proceed}. */
  void ask(List<ToolCall> calls) {
    steps.add(
        new Step(
            calls.stream()
                .map(call -> new ToolRequest(call.id(), call.name(), call.arguments()))
                .map(ToolUse::new)
                .toList()));
    waiting = true;
    filled = false;
  }

  /** Allows the tools to run: the turn is committed. */
  void deliver(int replyNumber) {
    number = replyNumber;
    proceed();
  }

  /** Runs what may run now; to be called whenever something has changed. */
  void proceed() {
    if (!waiting || number == 0) {
      return;
    }
    startTools(steps.get(steps.size() - 1).uses);
    if (reply.isQuiet() && !filled) {
      fillerTimer.cancel();
      fillerTimer =
          loop.at(loop.nanos() + MILLISECONDS.toNanos(options.fillerAfterMs()), this::fill);
    }
  }

  /** Starts nothing more; what runs goes on. */
  void stop() {
    waiting = false;
    fillerTimer.cancel();
  }

  /**
   * The reply as it stands in the history.
   *
   * @param heardEnd index after the last character that was heard
   * @param standing of what was heard last
   */
  List<HistoryPart> parts(int heardEnd, Standing standing) {
    String text = reply.text();
    List<HistoryPart> parts = new ArrayList<>();
    Standing between = standing == Standing.WITHDRAWN ? standing : Standing.COMPLETE;
    int start = 0;
    for (Step step : steps) {
      int end = Math.min(step.textEnd, text.length());
      addSaid(parts, text.substring(start, end), heardEnd - start, between);
      List<ToolUse> begun = step.uses.stream().filter(ToolUse::hasBegun).toList();
      if (!begun.isEmpty()) {
        parts.add(new HistoryPart.Used(begun));
      }
      start = end;
    }
    addSaid(parts, text.substring(start), heardEnd - start, standing);
    return parts;
  }

  private static void addSaid(
      List<HistoryPart> parts, String text, int heardLength, Standing standing) {
    int heardEnd = Math.max(0, Math.min(heardLength, text.length()));
    boolean whole = text.substring(heardEnd).chars().noneMatch(Character::isLetterOrDigit);
    boolean complete = standing == Standing.COMPLETE;
    String heard = text.substring(0, whole && complete ? text.length() : heardEnd).strip();
    if (!heard.isEmpty()) {
      parts.add(new Remark(Role.AGENT, heard, complete && !whole ? Standing.CUT_OFF : standing));
    }
  }

  private void startTools(List<ToolUse> uses) {
    boolean allEnded = true;
    boolean effectsUnderWay = false;
    for (ToolUse use : uses) {
      boolean effects = belt.hasSideEffects(use);
      if (!use.hasBegun()) {
        boolean may = effects ? allEnded && reply.isQuiet() : !effectsUnderWay;
        if (!may) {
          return;
        }
        belt.run(number, use, this::onToolEnded);
      }
      allEnded &= use.hasEnded();
      effectsUnderWay |= effects && !use.hasEnded();
    }
  }

  private void onToolEnded() {
    if (!waiting) {
      return;
    }
    Step step = steps.get(steps.size() - 1);
    if (step.uses.stream().allMatch(ToolUse::hasEnded)) {
      stop();
      step.textEnd = reply.text().length();
      reply.onToolsEnded();
    } else {
      startTools(step.uses);
    }
  }

  private void fill() {
    if (waiting && !filled && reply.isQuiet()) {
      filled = true;
      belt.nextFiller().ifPresent(reply::onFillerDue);
    }
  }

  /** The reply of which these are the steps. */
  interface Reply {
    /** Whether the caller has heard all text so far, and the agent is not held. */
    boolean isQuiet();

    /** All text so far. */
    String text();

    /** Nothing was said for too long; this is to be said. */
    void onFillerDue(String filler);

    /** All tools of the step have ended; the model is to go on. */
    void onToolsEnded();
  }

  /** Tools that the model asked for at once, and where its text stood then. */
  private static final class Step {
    private final List<ToolUse> uses;
    private int textEnd = Integer.MAX_VALUE;

    Step(List<ToolUse> uses) {
      this.uses = uses;
    }
  }
}
