package dev.repartee.engine.turn;

import dev.repartee.engine.turn.TurnDecision.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait in silence, by what was said, what the agent asked, and what a detector thinks.
 */
final class WaitRule {
  /** At and above, a detector's word is taken for the end of a turn. */
  private static final float SURELY_OVER = 0.95f;

  /** Below, for a turn that goes on. */
  private static final float SURELY_NOT = 0.3f;

  private final Patience patience;
  private final Phrasebook phrases;
  private Expectation expectation;

  WaitRule(Patience patience, Phrasebook phrases) {
    this.patience = patience;
    this.phrases = phrases;
    this.expectation = Expectation.open(phrases);
  }

  /** The agent has asked for this, or for nothing in particular. */
  void expect(Expectation newExpectation) {
    expectation = newExpectation;
  }

  /**
   * Whether the words so far are an answer already, though the caller still speaks. A question mark
   * is no sign of it here: recognisers end each partial transcript of a question in one.
   */
  boolean isAnswered(String partial) {
    return patience.fitsDialogue() && expectation.isAnswer(partial);
  }

  /** What these words are worth as an answer to what the agent said last. */
  private Completeness completeness(String text) {
    return patience.fitsDialogue() ? expectation.judge(text) : Completeness.UNKNOWN;
  }

  /** Whether this is no more than a sign of attention, to which nobody expects a reply. */
  boolean isMereMurmur(Words words) {
    return patience.fitsDialogue() && phrases.isMurmur(words) && !expectation.takesMurmurs();
  }

  Judgement judge(String text, @Nullable Float turnIsOver) {
    Completeness completeness = completeness(text);
    return new Judgement(completeness, turnIsOver, waitMs(completeness, turnIsOver));
  }

  private long waitMs(Completeness completeness, @Nullable Float turnIsOver) {
    return switch (completeness) {
      case COMPLETE -> patience.completeMs();
      case UNFINISHED -> patience.unfinishedMs();
      case UNKNOWN -> waitMs(turnIsOver);
    };
  }

  private long waitMs(@Nullable Float turnIsOver) {
    if (turnIsOver == null) {
      return patience.usualMs();
    }
    return turnIsOver >= SURELY_OVER
        ? patience.completeMs()
        : turnIsOver < SURELY_NOT ? patience.unfinishedMs() : patience.usualMs();
  }
}
