package dev.repartee.engine.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which reply is prepared while a turn may still go on. */
final class Speculation {
  private final SpeculationLimits limits;
  private final List<TurnDecision> decisions;

  private @Nullable Words prepared;
  private int tries;
  private boolean early;

  Speculation(SpeculationLimits limits, List<TurnDecision> decisions) {
    this.limits = limits;
    this.decisions = decisions;
  }

  /** A turn begins: tries are counted anew. */
  void begin() {
    tries = 0;
    early = false;
  }

  /** Prepares a reply to what was said up to the present silence. */
  void prepare(String text) {
    early = false;
    start(text);
  }

  /** Prepares a reply while the caller still speaks; once for each turn. */
  void prepareEarly(String text) {
    if (limits.early() && tries == 0) {
      early = true;
      start(text);
    }
  }

  /** The caller's words have become these; an early reply to fewer is of no use. */
  void wordsAre(Words words) {
    if (early && prepared != null && !prepared.equals(words)) {
      drop();
    }
  }

  /** Throws the prepared reply away, if there is one. */
  void drop() {
    if (prepared != null) {
      prepared = null;
      decisions.add(new TurnDecision.DropSpeculation());
    }
  }

  /** The turn was committed, and the prepared reply with it. */
  void spend() {
    prepared = null;
  }

  private void start(String text) {
    Words words = Words.of(text);
    if (limits.reach() == SpeculationLimits.Reach.OFF
        || words.equals(prepared)
        || tries >= limits.maxPerTurn()) {
      return;
    }
    drop();
    tries++;
    prepared = words;
    decisions.add(new TurnDecision.Speculate(text));
  }
}
