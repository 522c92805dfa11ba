package dev.repartee.engine;

import dev.repartee.engine.ears.Ears;
import dev.repartee.engine.ears.Ears.Whose;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.Outcome;
import dev.repartee.engine.history.History;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.TurnDecision;
import dev.repartee.engine.turn.TurnDecision.Commit;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import java.util.function.Consumer;

/** Carries out what turn-taking decides. Lives on the conversation's loop. */
final class TurnActions implements TurnDecision.Actions {
  private final EventLoop loop;
  private final AgentProfile agent;
  private final CallEvents events;
  private final History history;
  private final TurnLedger ledger;
  private final Ears ears;
  private final AgentSpeech speech;
  private final Consumer<String> hangUp;

  private long textNanos;
  private long voiceEndNanos;

  /**
   * Joins those who do the work.
   *
   * @param hangUp ends the call, for a reason
   */
  TurnActions(
      EventLoop loop,
      AgentProfile agent,
      CallEvents events,
      History history,
      TurnLedger ledger,
      Ears ears,
      AgentSpeech speech,
      Consumer<String> hangUp) {
    this.loop = loop;
    this.agent = agent;
    this.events = events;
    this.history = history;
    this.ledger = ledger;
    this.ears = ears;
    this.speech = speech;
    this.hangUp = hangUp;
  }

  /** The open turn's words are all known since {@code atNanos}. */
  void textKnown(long atNanos) {
    textNanos = atNanos;
  }

  /** Answers what stands in the history, which nobody has just said. */
  void answerHistory() {
    dropSpeculation();
    speech.answer(0, loop.nanos(), loop.nanos());
  }

  /** Enters what was said before the call ended, if it was anything. */
  void commitTrailing(String text, long atNanos) {
    if (!text.isBlank()) {
      history.addCaller(text);
      int ignored =
          ledger.commit(new Commit(text, CommitReason.CALL_ENDED, atNanos, false, null, false));
    }
  }

  @Override
  public void speculate(String text) {
    events.emit(new ConversationEvent.SpeculationStarted(events.nowMs(), ledger.turn(), text));
    speech.prepare(text);
  }

  @Override
  public void dropSpeculation() {
    if (speech.dropPrepared()) {
      events.emit(new ConversationEvent.SpeculationDropped(events.nowMs(), ledger.turn()));
    }
  }

  @Override
  public void commit(Commit commit) {
    boolean typed = commit.reason() == CommitReason.TYPED;
    if (commit.reason() != CommitReason.SILENCE) {
      textNanos = loop.nanos();
    }
    if (!typed) {
      ears.endTurn(Whose.CALLER);
    }
    history.addCaller(commit.text());
    voiceEndNanos = commit.voiceEndNanos();
    int turn = ledger.commit(commit);
    if (commit.answered()) {
      speech.answer(turn, voiceEndNanos, textNanos);
    }
  }

  @Override
  public void discard(TurnDecision.Discard discard) {
    // A soft voice over the agent's may well be its echo, however often it comes.
    boolean far = discard.reason() == DiscardReason.FAR_VOICE && !speech.isReplying();
    ears.endTurn(far ? Whose.SOMEBODY_ELSE : Whose.UNKNOWN);
    if (discard.reason() == DiscardReason.BACK_CHANNEL) {
      history.addBackChannel(Role.CALLER, discard.text());
    }
    events.emit(
        new ConversationEvent.TurnDiscarded(events.nowMs(), discard.reason(), discard.text()));
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
  public void interrupt(TurnDecision.Interrupt interrupt) {
    long heardMs = speech.heardMs();
    speech.interrupt(interrupt.withdraws());
    if (interrupt.withdraws()) {
      ledger.reopen(heardMs);
    } else {
      ledger.settle(Outcome.INTERRUPTED);
    }
  }

  @Override
  public void answerAgain() {
    speech.answer(ledger.closeAgain(), voiceEndNanos, textNanos);
  }

  @Override
  public void askAgain() {
    speech.recite(agent.lines().pardon());
  }

  @Override
  public void promptSilence(int number) {
    events.emit(new ConversationEvent.SilenceBroken(events.nowMs(), number));
    speech.recite(agent.lines().silencePrompt(number));
  }

  @Override
  public void sayFarewell() {
    events.emit(new ConversationEvent.SilenceBroken(events.nowMs(), 0));
    speech.recite(agent.lines().farewell());
  }

  @Override
  public void hangUp() {
    hangUp.accept("the caller was silent");
  }

  @Override
  public void tellLimit(int words) {
    events.emit(new ConversationEvent.TurnTooLong(events.nowMs(), ledger.turn(), words));
  }

  @Override
  public void murmur() {
    speech.murmur();
  }
}
