package dev.repartee.bench.caller;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated caller does: says one thing after the other, waiting for each answer.
 *
 * @param interruptAfterMs if given, every second utterance begins so long after the first sound of
 *     the reply to the one before it, without waiting for its end
 * @param patienceMs how long the caller waits for an answer before going on without it
 */
public record CallerPlan(
    List<Utterance> utterances, @Nullable Long interruptAfterMs, long patienceMs) {
  private static final long PATIENCE_MS = 15_000;

  public CallerPlan {
    utterances = List.copyOf(utterances);
  }

  /** With the patience that most people have on the telephone. */
  public CallerPlan(List<Utterance> utterances, @Nullable Long interruptAfterMs) {
    this(utterances, interruptAfterMs, PATIENCE_MS);
  }

  boolean interruptsWith(int index) {
    return interruptAfterMs != null && index % 2 == 1 && index < utterances.size();
  }
}
