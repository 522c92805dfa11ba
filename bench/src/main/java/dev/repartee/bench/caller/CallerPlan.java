package dev.repartee.bench.caller;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated caller does: says one thing after the other, waiting for each answer.
 *
 * @param interruptAfterMs if given, every second utterance begins so long after the first sound of
 *     the reply to the one before it, without waiting for its end
 */
public record CallerPlan(List<Utterance> utterances, @Nullable Long interruptAfterMs) {
  public CallerPlan {
    utterances = List.copyOf(utterances);
  }

  boolean interruptsWith(int index) {
    return interruptAfterMs != null && index % 2 == 1 && index < utterances.size();
  }
}
