package dev.repartee.transport.realtime;

import dev.repartee.engine.CallControl;
import dev.repartee.engine.history.HistoryPart;
import dev.repartee.engine.turn.TurnOptions;
import java.util.List;
import java.util.function.UnaryOperator;

/** A conversation in which nothing happens. */
final class FakeConversation implements CallControl {
  @Override
  public void take(TurnOptions newTurns) {}

  @Override
  public void answer() {}

  @Override
  public void edit(UnaryOperator<List<HistoryPart>> change) {}
}
