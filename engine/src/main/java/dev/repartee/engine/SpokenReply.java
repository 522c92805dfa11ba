package dev.repartee.engine;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.history.History;
import dev.repartee.engine.history.HistoryPart;
import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.playout.Playout;
import dev.repartee.engine.playout.SpokenPhrase;
import dev.repartee.engine.playout.SpokenWord;
import dev.repartee.engine.reply.Reply;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.SpeculationLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply from its preparation to the caller's ear.
 *
 * <p>Prepared, it leaves no trace: its text and sound are kept here. Delivered, it gets a number,
 * and both go out, and the tools that it asked for run. At its end it tells what was heard of it.
 * Lives on the conversation's loop.
 */
final class SpokenReply implements Reply.Listener, ReplySteps.Reply {
  private final EventLoop loop;
  private final LanguageModel model;
  private final Playout playout;
  private final CallEvents events;
  private final History history;
  private final Runnable onPreparationFailed;
  private final Reply reply;
  private final ReplySteps steps;
  private final TurnStopwatch stopwatch = new TurnStopwatch();
  private final List<SpokenPhrase> kept = new ArrayList<>();

  private String heardText = "";
  private boolean delivered;
  private boolean started;
  private boolean held;
  private boolean audibleAtOnce;
  private boolean complete;
  private boolean voiceFailed;
  private int number;
  private int turn;
  private long voiceEndNanos;

  /**
   * A reply that has yet to be written.
   *
   * @param belt runs the tools that the model asks for
   * @param history what the model is told before it goes on after a tool
   * @param onPreparationFailed called if the model fails before {@link #deliver}: then it may be
   *     asked again, without the caller ever knowing
   */
  SpokenReply(
      EventLoop loop,
      Providers providers,
      AgentProfile agent,
      ToolBelt belt,
      Playout playout,
      CallEvents events,
      History history,
      Runnable onPreparationFailed) {
    this.loop = loop;
    this.model = providers.model();
    this.playout = playout;
    this.events = events;
    this.history = history;
    this.onPreparationFailed = onPreparationFailed;
    this.reply =
        new Reply(
            loop,
            providers.voice(),
            agent.lines().apology(),
            reach(providers.within(agent.turns()).speculation().reach()),
            this::aheadNanos,
            this);
    this.steps = new ReplySteps(loop, agent.tools(), belt, this);
  }

  void write(Prompt prompt) {
    reply.write(model, prompt);
  }

  void recite(String text) {
    reply.recite(text);
  }

  /** Is heard at once and leaves no trace: it is no reply, only a sign of attention. */
  void murmur(String text) {
    audibleAtOnce = true;
    reply.recite(text);
    reply.deliver();
  }

  /**
   * Lets the caller hear this reply.
   *
   * @param replyNumber its number in the call
   * @param ofTurn the turn that it answers; 0 if none
   * @param turnVoiceEndNanos when that turn's voice ended
   * @param turnTextNanos when that turn's text was known
   */
  void deliver(int replyNumber, int ofTurn, long turnVoiceEndNanos, long turnTextNanos) {
    delivered = true;
    number = replyNumber;
    turn = ofTurn;
    voiceEndNanos = turnVoiceEndNanos;
    stopwatch.text(turnTextNanos);
    stopwatch.commit(loop.nanos());
    if (!reply.text().isEmpty()) {
      emitText(reply.text());
    }
    playout.begin();
    kept.forEach(playout::add);
    kept.clear();
    if (complete) {
      playout.endOfReply();
    }
    reply.deliver();
    steps.deliver(replyNumber);
  }

  /** Ends it before it was delivered. */
  void abandon() {
    reply.cancel();
  }

  /**
   * Ends it in the middle and returns what was heard and done; tools that run go on.
   *
   * @param standing of what was heard last
   */
  List<HistoryPart> interrupt(Standing standing) {
    return end(playout.stop(), standing, true);
  }

  /**
   * Ends it after the caller has heard all there was; returns that and what was done.
   *
   * @param heardTextEnd index after the last word heard
   */
  List<HistoryPart> finish(int heardTextEnd) {
    return voiceFailed
        ? end(heardTextEnd, Standing.CUT_OFF, true)
        : end(reply.text().length(), Standing.COMPLETE, false);
  }

  /** What the caller heard of it; known at its end. */
  String heardText() {
    return heardText;
  }

  /** All of its text so far. */
  @Override
  public String text() {
    return reply.text();
  }

  void wordHeard(SpokenWord word) {
    events.emit(
        new ConversationEvent.WordHeard(events.nowMs(), number, word.textStart(), word.textEnd()));
  }

  void audible(long heardAtNanos) {
    if (started) {
      return;
    }
    started = true;
    events.emit(new ConversationEvent.ReplyStarted(events.nowMs(), number, turn));
    if (turn > 0) {
      events.emit(stopwatch.read(events.nowMs(), turn, voiceEndNanos, heardAtNanos));
    }
  }

  /**
   * The caller has heard all there is so far.
   *
   * @return whether a tool, or the model after it, keeps the rest from coming
   */
  boolean ranDry() {
    steps.proceed();
    return reply.isWaiting();
  }

  void paused(boolean ducked) {
    held = true;
    events.emit(new ConversationEvent.ReplyPaused(events.nowMs(), number, ducked));
  }

  /** The agent is not held any more; tells so if it was held in the middle of its words. */
  void resumed() {
    if (held) {
      held = false;
      events.emit(new ConversationEvent.ReplyResumed(events.nowMs(), number));
    }
    steps.proceed();
  }

  @Override
  public void onText(String delta) {
    stopwatch.token(loop.nanos());
    if (delivered) {
      emitText(delta);
    }
  }

  @Override
  public void onToolCalls(List<ToolCall> calls) {
    stopwatch.token(loop.nanos());
    if (!steps.mayAsk()) {
      reply.giveUp("the model asked for more tools when it had to answer");
      return;
    }
    steps.ask(calls);
    steps.proceed();
  }

  @Override
  public boolean isQuiet() {
    return reply.isSpoken() && playout.isDry();
  }

  @Override
  public void onFillerDue(String filler) {
    reply.interject(filler);
  }

  @Override
  public void onToolsEnded() {
    Prompt next = history.promptAfter(steps.parts(reply.text().length(), Standing.COMPLETE));
    reply.write(model, steps.mayAsk() ? next : next.withoutTools());
  }

  @Override
  public void onPhrase(SpokenPhrase phrase) {
    stopwatch.phrase(loop.nanos());
    if (delivered || audibleAtOnce) {
      playout.add(phrase);
    } else {
      kept.add(phrase);
    }
  }

  @Override
  public void onSound() {
    stopwatch.audio(loop.nanos());
  }

  @Override
  public void onComplete() {
    complete = true;
    if (delivered || audibleAtOnce) {
      playout.endOfReply();
    }
  }

  @Override
  public void onModelFailed(String message) {
    if (delivered) {
      events.emit(new ConversationEvent.Problem(events.nowMs(), Part.MODEL, message));
    } else {
      reply.cancel();
      onPreparationFailed.run();
    }
  }

  @Override
  public void onVoiceFailed(String message) {
    voiceFailed = true;
    events.emit(new ConversationEvent.Problem(events.nowMs(), Part.VOICE, message));
  }

  private long aheadNanos() {
    return delivered ? playout.aheadNanos() : 0;
  }

  private void emitText(String text) {
    events.emit(new ConversationEvent.ReplyText(events.nowMs(), number, text));
  }

  private List<HistoryPart> end(int heardEnd, Standing standing, boolean interrupted) {
    reply.cancel();
    steps.stop();
    heardText = reply.text().substring(0, heardEnd).strip();
    events.emit(
        new ConversationEvent.ReplyEnded(
            events.nowMs(), number, heardText, interrupted, standing == Standing.WITHDRAWN));
    return steps.parts(heardEnd, standing);
  }

  private static Reply.Reach reach(SpeculationLimits.Reach speculation) {
    return speculation == SpeculationLimits.Reach.MODEL_AND_VOICE
        ? Reply.Reach.FIRST_PHRASE
        : Reply.Reach.TEXT;
  }
}
