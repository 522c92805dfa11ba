package dev.repartee.engine;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.ears.Ears;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Outcome;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.history.History;
import dev.repartee.engine.history.HistoryPart;
import dev.repartee.engine.history.Remark;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.EventSink;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.TurnInput;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Floor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * One call: a caller and an agent who talk.
 *
 * <p>This class is the loop that joins the parts. What the caller says reaches {@link Ears}; what
 * they hear goes as an input to {@link TurnTaking}; its decisions are carried out by {@link
 * TurnActions}: an answer becomes a {@link SpokenReply}, and what was heard of it becomes {@link
 * History}. Everything happens on one {@link EventLoop}.
 */
public final class Conversation implements CallControl {
  /** How long a call that has ended waits for the words that were said last. */
  private static final long TRAILING_WORDS_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final String LINE_DOWN = "The line is interrupted; the agent waits.";
  private static final String LINE_UP = "The line is back.";

  private final EventLoop loop;
  private final Providers providers;
  private final AgentProfile agent;
  private final CallTransport transport;
  private final CallEvents events;
  private final TurnLedger ledger;
  private final History history;
  private final Ears ears;
  private final AgentSpeech speech;
  private final TurnActions actions;
  private final TurnKeeper turns;

  private Cancellable endTimer = Cancellable.DONE;
  private String endReason = "";
  private boolean ending;
  private boolean ended;

  private Conversation(
      EventLoop loop,
      MediaClock mediaClock,
      Providers providers,
      AgentProfile agent,
      CallTransport transport,
      EventSink sink) {
    this.loop = loop;
    this.providers = providers;
    this.agent = agent;
    this.transport = transport;
    this.events = new CallEvents(loop, sink, transport);
    this.ledger = new TurnLedger(loop, events);
    this.history = new History(agent.instructions(), agent.tools().descriptions());
    this.ears =
        new Ears(
            loop,
            providers.voiceActivity(),
            providers.recognizer(),
            providers.endOfTurn(),
            agent.turns().floor() == Floor.BY_BUTTON,
            new RecognitionOptions(agent.language(), true),
            new CallerHeard(loop, events, ledger, this::decide));
    this.speech =
        new AgentSpeech(
            loop, mediaClock, providers, agent, transport, events, history, new Spoken());
    this.actions =
        new TurnActions(loop, agent, events, history, ledger, ears, speech, this::hangUp);
    this.turns =
        new TurnKeeper(
            loop,
            providers.within(agent.turns()),
            agent.language(),
            actions,
            changed -> ears.takeTurnsByButton(changed.floor() == Floor.BY_BUTTON));
  }

  /**
   * Begins to talk; must be called on the loop.
   *
   * @param sink takes the conversation's events; the transport gets them too
   */
  public static Conversation start(
      EventLoop loop,
      MediaClock mediaClock,
      Providers providers,
      AgentProfile agent,
      CallTransport transport,
      EventSink sink,
      String callId) {
    assert loop.isCurrent();
    Conversation conversation =
        new Conversation(loop, mediaClock, providers, agent, transport, sink);
    conversation.begin(callId);
    return conversation;
  }

  /**
   * Hangs up; idempotent. The agent falls silent at once; what the caller said last still enters
   * the history, if it becomes known within two seconds.
   */
  public void hangUp(String reason) {
    assert loop.isCurrent();
    if (ending) {
      return;
    }
    ending = true;
    endReason = reason;
    turns.close();
    ledger.settle(Outcome.CALL_ENDED);
    speech.close();
    if (ears.isTurnOpen() && !ears.isSettled()) {
      ears.finishTurn();
      endTimer = loop.at(loop.nanos() + TRAILING_WORDS_NANOS, this::end);
    } else {
      end();
    }
  }

  @Override
  public void take(TurnOptions newTurns) {
    assert loop.isCurrent();
    turns.take(providers.within(newTurns));
  }

  @Override
  public void answer() {
    assert loop.isCurrent();
    if (!ending && !speech.isReplying()) {
      decide(new TurnInput.ReplyPrompted(loop.nanos()));
      actions.answerHistory();
    }
  }

  @Override
  public void edit(UnaryOperator<List<HistoryPart>> change) {
    assert loop.isCurrent();
    history.edit(change);
  }

  /** What was really said so far, by both sides. */
  public List<Remark> said() {
    return history.remarks();
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    endTimer.cancel();
    if (ears.isTurnOpen()) {
      actions.commitTrailing(ears.text(), loop.nanos());
    }
    ears.close();
    events.emit(new ConversationEvent.CallEnded(events.nowMs(), endReason));
    transport.close(endReason);
  }

  private void begin(String callId) {
    transport.start(new Called());
    events.emit(
        new ConversationEvent.CallStarted(
            events.nowMs(),
            callId,
            agent.name(),
            providers.model().displayName(),
            providers.voice().displayName()));
    if (!agent.greeting().isBlank()) {
      decide(new TurnInput.ReplyPrompted(loop.nanos()));
      speech.recite(agent.greeting());
    }
  }

  private void decide(TurnInput input) {
    if (input instanceof TurnInput.FinalHeard) {
      actions.textKnown(input.atNanos());
    }
    boolean lastWords =
        input instanceof TurnInput.FinalHeard || input instanceof TurnInput.RecognitionLost;
    if (ending && lastWords) {
      end();
    }
    turns.decide(input);
  }

  /** What the agent's speech reports. */
  private final class Spoken implements AgentSpeech.Listener {
    @Override
    public void onPlayed(AudioFrame frame) {
      ears.played(frame);
    }

    @Override
    public void onAudible(long heardAtNanos) {
      decide(new TurnInput.ReplyAudible(loop.nanos(), heardAtNanos));
    }

    @Override
    public void onWordBegun(String word, String remark) {
      decide(new TurnInput.WordBegun(loop.nanos(), word, remark));
    }

    @Override
    public void onMustBeHeard(boolean now) {
      decide(new TurnInput.MustBeHeard(loop.nanos(), now));
    }

    @Override
    public void onToolUse(boolean now) {
      loop.run(() -> decide(new TurnInput.ToolUse(loop.nanos(), now)));
    }

    @Override
    public void onReplyOver(String heardText) {
      ledger.settle(Outcome.HEARD_OUT);
      decide(new TurnInput.ReplyOver(loop.nanos(), heardText));
    }
  }

  /** What the line brings. */
  private final class Called implements CallListener {
    @Override
    public void onAudio(AudioFrame frame) {
      if (!ended) {
        ears.accept(frame);
      }
    }

    @Override
    public void onText(String text) {
      if (!text.isBlank()) {
        decide(new TurnInput.TextTyped(loop.nanos(), text.strip()));
      }
    }

    @Override
    public void onTalkStarted() {
      if (turns.byButton()) {
        ears.beginTurn();
      }
      decide(new TurnInput.TalkStarted(loop.nanos()));
    }

    @Override
    public void onTalkEnded() {
      if (turns.byButton()) {
        ears.finishTurn();
      }
      decide(new TurnInput.TalkEnded(loop.nanos()));
    }

    @Override
    public void onHushed() {
      decide(new TurnInput.Hushed(loop.nanos()));
    }

    @Override
    public void onLineDown() {
      events.emit(new ConversationEvent.Problem(events.nowMs(), Part.TRANSPORT, LINE_DOWN));
      speech.hold(true);
    }

    @Override
    public void onLineUp() {
      events.emit(new ConversationEvent.Problem(events.nowMs(), Part.TRANSPORT, LINE_UP));
      speech.hold(false);
    }

    @Override
    public void onClosed(String reason) {
      hangUp(reason);
    }
  }
}
