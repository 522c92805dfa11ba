package dev.repartee.engine.turn;

import dev.repartee.engine.event.ConversationEvent.CommitReason;

/** What {@link TurnTaking} wants done, at once and in the order given. */
public sealed interface TurnDecision {
  /** Hands this decision to the method of {@code actions} that is meant by it. */
  void applyTo(Actions actions);

  /** Does what was decided. */
  interface Actions {
    void speculate(String text);

    void dropSpeculation();

    void commit(Commit commit);

    void discard(Discard discard);

    void pause();

    void resume();

    void interrupt();
  }

  /** Prepare a reply to {@code text}, in case the turn is over. */
  record Speculate(String text) implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.speculate(text);
    }
  }

  /** Throw the prepared reply away; the caller went on. */
  record DropSpeculation() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.dropSpeculation();
    }
  }

  /**
   * The turn is over: answer {@code text}.
   *
   * @param voiceEndNanos the caller's last sound; meaningless if typed
   */
  record Commit(String text, CommitReason reason, long voiceEndNanos) implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.commit(this);
    }
  }

  /** The open turn was none: forget it. */
  record Discard(DiscardReason reason, String text) implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.discard(this);
    }
  }

  /** Hold the agent's voice: somebody speaks. */
  record Pause() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.pause();
    }
  }

  /** Go on from the start of the interrupted word. */
  record Resume() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.resume();
    }
  }

  /** End the reply here. */
  record Interrupt() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.interrupt();
    }
  }

  /** Why an open turn was none. */
  enum DiscardReason {
    /** There were no words in it: a cough, a door, music. */
    NO_WORDS,
    /** It said "mm-hmm" while the agent spoke, or too little to interrupt. */
    BACK_CHANNEL
  }
}
