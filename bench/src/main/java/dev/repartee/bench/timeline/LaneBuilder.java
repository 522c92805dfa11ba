package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import java.util.List;

/** Makes lanes out of the events of one call, which it is shown in their order. */
interface LaneBuilder {
  void see(ConversationEvent event);

  /**
   * What came of it; called once, after the last event.
   *
   * @param endMs the end of the call, where whatever is still open ends
   */
  List<Lane> lanes(long endMs);
}
