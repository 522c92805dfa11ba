package dev.repartee.engine;

import dev.repartee.engine.history.HistoryPart;
import dev.repartee.engine.turn.TurnOptions;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a line may do to a conversation whose caller holds the reins. Called on the conversation's
 * loop.
 */
public interface CallControl {
  /** Takes and gives turns in another way as soon as nobody has the floor. */
  void take(TurnOptions newTurns);

  /** Has the agent answer what stands in the history; not while it replies. */
  void answer();

  /** Corrects what was said so far; the next reply knows it. */
  void edit(UnaryOperator<List<HistoryPart>> change);
}
