package dev.repartee.engine;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.ears.Ears;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.history.History;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.EventSink;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.TurnDecision;
import dev.repartee.engine.turn.TurnInput;
import dev.repartee.engine.turn.TurnTaking;
import java.util.List;

/**
 * One call: a caller and an agent who talk.
 *
 * <p>This class is the loop that joins the parts. What the caller says reaches {@link Ears}; what
 * they hear goes as an input to {@link TurnTaking}; its decisions are carried out by {@link
 * Decided} below: an answer becomes a {@link SpokenReply}, and what was heard of it becomes {@link
 * History}. Everything happens on one {@link EventLoop}.
 */
public final class Conversation {
  private final EventLoop loop;
  private final Providers providers;
  private final AgentProfile agent;
  private final CallTransport transport;
  private final CallEvents events;
  private final TurnTaking turnTaking;
  private final History history;
  private final Ears ears;
  private final AgentSpeech speech;
  private final Decided decided = new Decided();

  private Cancellable turnTimer = Cancellable.DONE;
  private long textNanos;
  private int turn = 1;
  private boolean closed;

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
    this.turnTaking = new TurnTaking(agent.turns());
    this.history = new History(agent.instructions(), agent.tools().descriptions());
    this.ears =
        new Ears(
            loop,
            providers.voiceActivity(),
            providers.recognizer(),
            new RecognitionOptions(agent.language(), true),
            new Heard());
    this.speech =
        new AgentSpeech(
            loop,
            mediaClock,
            providers,
            agent,
            transport,
            events,
            history,
            () -> decide(new TurnInput.ReplyOver(loop.nanos())));
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

  /** Hangs up; idempotent. */
  public void hangUp(String reason) {
    assert loop.isCurrent();
    if (closed) {
      return;
    }
    closed = true;
    turnTimer.cancel();
    ears.close();
    speech.close();
    events.emit(new ConversationEvent.CallEnded(events.nowMs(), reason));
    transport.close(reason);
  }

  /** What was really said so far, by both sides. */
  public List<Message> said() {
    return history.messages();
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
    if (closed) {
      return;
    }
    for (TurnDecision decision : turnTaking.on(input)) {
      decision.applyTo(decided);
    }
    turnTimer.cancel();
    turnTaking.nextDeadlineNanos().ifPresent(this::comeBackAt);
  }

  private void comeBackAt(long deadlineNanos) {
    turnTimer = loop.at(deadlineNanos, () -> decide(new TurnInput.TimePassed(loop.nanos())));
  }

  /** Carries out what {@link TurnTaking} decides. */
  private final class Decided implements TurnDecision.Actions {
    @Override
    public void speculate(String text) {
      events.emit(new ConversationEvent.SpeculationStarted(events.nowMs(), turn, text));
      speech.prepare(text);
    }

    @Override
    public void dropSpeculation() {
      if (speech.dropPrepared()) {
        events.emit(new ConversationEvent.SpeculationDropped(events.nowMs(), turn));
      }
    }

    @Override
    public void commit(TurnDecision.Commit commit) {
      boolean typed = commit.reason() == CommitReason.TYPED;
      if (commit.reason() != CommitReason.SILENCE) {
        textNanos = loop.nanos();
      }
      if (!typed) {
        ears.endTurn();
      }
      history.addCaller(commit.text());
      int answered = turn++;
      Long waitMs = typed ? null : events.toMs(loop.nanos()) - events.toMs(commit.voiceEndNanos());
      events.emit(
          new ConversationEvent.TurnCommitted(
              events.nowMs(), answered, commit.text(), commit.reason(), waitMs));
      speech.answer(answered, commit.voiceEndNanos(), textNanos);
    }

    @Override
    public void discard(TurnDecision.Discard discard) {
      ears.endTurn();
    }

    @Override
    public void pause() {
      speech.pause();
    }

    @Override
    public void resume() {
      speech.resume();
    }

    @Override
    public void interrupt() {
      speech.interrupt();
    }
  }

  /** What the ears report. */
  private final class Heard implements Ears.Listener {
    @Override
    public void onVoiceStarted(long startNanos) {
      events.emit(new ConversationEvent.SpeechStarted(events.nowMs(), events.toMs(startNanos)));
      decide(new TurnInput.VoiceStarted(loop.nanos(), startNanos));
    }

    @Override
    public void onVoiceStopped(long endNanos) {
      events.emit(new ConversationEvent.SpeechStopped(events.nowMs(), events.toMs(endNanos)));
      decide(new TurnInput.VoiceStopped(loop.nanos(), endNanos));
    }

    @Override
    public void onPartial(String text, int stableWords) {
      events.emit(new ConversationEvent.PartialTranscript(events.nowMs(), turn, text, stableWords));
      decide(new TurnInput.PartialHeard(loop.nanos(), text));
    }

    @Override
    public void onFinal(String text) {
      textNanos = loop.nanos();
      events.emit(new ConversationEvent.FinalTranscript(events.nowMs(), turn, text));
      decide(new TurnInput.FinalHeard(loop.nanos(), text));
    }

    @Override
    public void onRecognitionFailed(String message) {
      events.emit(new ConversationEvent.Problem(events.nowMs(), Part.RECOGNITION, message));
      decide(new TurnInput.RecognitionLost(loop.nanos()));
    }

    @Override
    public void onVoiceActivityFailed(String message) {
      events.emit(new ConversationEvent.Problem(events.nowMs(), Part.VOICE_ACTIVITY, message));
    }
  }

  /** What the line brings. */
  private final class Called implements CallListener {
    @Override
    public void onAudio(AudioFrame frame) {
      if (!closed) {
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
    public void onClosed(String reason) {
      hangUp(reason);
    }
  }
}
