package dev.repartee.engine.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which reply is prepared while a turn may still go on. */
final class Speculation {
  /** The first may come too soon: "yes", and then "yes, but". */
  private static final int EARLY_TRIES = 2;

  private final SpeculationLimits limits;
  private final Phrasebook phrases;
  private final List<TurnDecision> decisions;

  private @Nullable Words prepared;
  private int tries;
  private boolean early;

  Speculation(SpeculationLimits limits, Phrasebook phrases, List<TurnDecision> decisions) {
    this.limits = limits;
    this.phrases = phrases;
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

  /** Prepares a reply while the caller still speaks. */
  void prepareEarly(String text) {
    if (limits.early() && tries < EARLY_TRIES) {
      early = true;
      start(text);
    }
  }

  /** The caller's words have become these; an early reply may not fit them any more. */
  void wordsAre(Words words) {
    if (early && !fits(words)) {
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

  /** Whether the prepared reply is one to these words as well. */
  private boolean fits(Words words) {
    return prepared != null
        && (words.equals(prepared) || phrases.addsOnlyCourtesy(prepared, words));
  }

  private void start(String text) {
    Words words = Words.of(text);
    if (limits.reach() == SpeculationLimits.Reach.OFF
        || fits(words)
        || tries >= limits.maxPerTurn()) {
      return;
    }
    drop();
    tries++;
    prepared = words;
    decisions.add(new TurnDecision.Speculate(text));
  }
}
