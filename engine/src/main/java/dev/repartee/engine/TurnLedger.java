package dev.repartee.engine;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.Outcome;
import dev.repartee.engine.time.Clock;
import dev.repartee.engine.turn.TurnDecision.Commit;
import dev.repartee.engine.turn.TurnDecision.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the caller's turns, and tells how each ended and what became of it. Lives on the
 * conversation's loop.
 */
final class TurnLedger {
  private final Clock clock;
  private final CallEvents events;

  private int turn = 1;
  private String text = "";
  private boolean awaitsOutcome;
  private long committedNanos;

  TurnLedger(Clock clock, CallEvents events) {
    this.clock = clock;
    this.events = events;
  }

  /** The number of the turn that is open, or will be next. */
  int turn() {
    return turn;
  }

  /** Enters a committed turn and returns its number. */
  int commit(Commit commit) {
    text = commit.continues() ? text + " " + commit.text() : commit.text();
    Judgement judgement = commit.judgement();
    events.emit(
        new ConversationEvent.TurnCommitted(
            events.nowMs(),
            turn,
            text,
            commit.reason(),
            waitMs(commit),
            judgement == null ? null : judgement.waitMs(),
            judgement == null ? null : judgement.completeness(),
            judgement == null ? null : judgement.turnIsOver()));
    awaitsOutcome = true;
    committedNanos = clock.nanos();
    return turn++;
  }

  /** The last turn goes on: it is open again, under its own number. */
  void reopen(long heardMs) {
    settle(Outcome.WENT_ON);
    turn--;
    events.emit(new ConversationEvent.TurnReopened(events.nowMs(), turn, heardMs));
  }

  /** The turn that was reopened was complete after all. */
  int closeAgain() {
    return turn++;
  }

  /** Tells what became of the last turn, if that is not known yet. */
  void settle(Outcome outcome) {
    if (awaitsOutcome) {
      awaitsOutcome = false;
      long afterMs = NANOSECONDS.toMillis(clock.nanos() - committedNanos);
      events.emit(new ConversationEvent.TurnOutcome(events.nowMs(), turn - 1, outcome, afterMs));
    }
  }

  private @Nullable Long waitMs(Commit commit) {
    return commit.reason() == CommitReason.TYPED
        ? null
        : events.nowMs() - events.toMs(commit.voiceEndNanos());
  }
}
