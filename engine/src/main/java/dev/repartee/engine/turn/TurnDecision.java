package dev.repartee.engine.turn;

import dev.repartee.engine.event.ConversationEvent.CommitReason;
import org.jspecify.annotations.Nullable;

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

    void interrupt(Interrupt interrupt);

    void answerAgain();

    void askAgain();

    void promptSilence(int number);

    void sayFarewell();

    void hangUp();

    void tellLimit(int words);

    void murmur();
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
   * The turn is over: answer {@code text}, or only note it.
   *
   * @param voiceEndNanos the caller's last sound; meaningless if typed
   * @param continues whether it goes on with the turn before, whose reply was taken back
   * @param judgement why the wait was as long as it was; null if there was none
   * @param answered whether the agent answers now, and not only when it is told to
   */
  record Commit(
      String text,
      CommitReason reason,
      long voiceEndNanos,
      boolean continues,
      @Nullable Judgement judgement,
      boolean answered)
      implements TurnDecision {
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

  /** Hold the agent's voice, or lower it: somebody speaks. */
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

  /**
   * End the reply here.
   *
   * @param withdraws whether so little of it was heard that it counts as not said: the caller goes
   *     on with the turn that it answered
   */
  record Interrupt(boolean withdraws) implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.interrupt(this);
    }
  }

  /** Answer the last turn once more: what took the reply back was nothing. */
  record AnswerAgain() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.answerAgain();
    }
  }

  /** Ask the caller to say it again: the agent gave way to a voice that had no words. */
  record AskAgain() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.askAgain();
    }
  }

  /** Ask whether the caller is still there, for the {@code number}th time. */
  record PromptSilence(int number) implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.promptSilence(number);
    }
  }

  /** Take leave of a caller who is silent. */
  record SayFarewell() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.sayFarewell();
    }
  }

  /** End the call; the farewell was said. */
  record HangUp() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.hangUp();
    }
  }

  /** Tell that the turn has grown too long. */
  record TellLimit(int words) implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.tellLimit(words);
    }
  }

  /** Encourage the caller to go on. */
  record Murmur() implements TurnDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.murmur();
    }
  }

  /**
   * Why a turn was given so long.
   *
   * @param completeness what its words were worth
   * @param turnIsOver the detector's probability; null if there is none
   * @param waitMs the wait that followed from both
   */
  record Judgement(Completeness completeness, @Nullable Float turnIsOver, long waitMs) {}

  /** Why an open turn was none. */
  enum DiscardReason {
    /** There were no words in it: a cough, a door, music. */
    NO_WORDS,
    /** It encouraged the agent to go on. */
    BACK_CHANNEL,
    /** The agent heard itself. */
    ECHO,
    /** It was too soft to be the caller's. */
    FAR_VOICE,
    /** It came while the agent does not let itself be interrupted, or had too few words to. */
    IGNORED
  }
}
