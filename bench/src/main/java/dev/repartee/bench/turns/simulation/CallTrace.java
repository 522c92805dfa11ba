package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.history.Remark;
import java.util.List;

/**
 * What happened in a simulated call.
 *
 * @param asked what the model was asked, prepared replies included
 * @param said the history at the end
 * @param spoken what the voice was asked to speak, prepared replies included, in order
 * @param clears when the line was cleared
 */
public record CallTrace(
    List<ConversationEvent> events,
    List<Asked> asked,
    List<Remark> said,
    HeardByCaller heard,
    List<SpokenPiece> spoken,
    List<Clear> clears,
    LineOptions line) {

  /** The events of one kind. */
  public <E extends ConversationEvent> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
