package dev.repartee.bench.turns.simulation;

import dev.repartee.bench.stats.Distribution;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects how long a kind of inference really worked, for the report. Thread safe. */
public final class InferenceWatch {
  private final Queue<Double> workedMs = new ConcurrentLinkedQueue<>();

  void worked(long nanos) {
    workedMs.add(nanos / 1e6);
  }

  /** How long each piece of work took. */
  public Distribution workedMs() {
    return Distribution.of(workedMs);
  }
}
