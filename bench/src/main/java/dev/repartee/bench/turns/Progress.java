package dev.repartee.bench.turns;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Tells a person how far the measurement is: one line for each step, and for each case if asked.
 */
final class Progress {
  private final PrintWriter err;
  private final boolean everyCase;

  /**
   * Tells on {@code err}.
   *
   * @param everyCase whether the outcome of each case is told too
   */
  Progress(PrintWriter err, boolean everyCase) {
    this.err = err;
    this.everyCase = everyCase;
  }

  /** Tells how cases came out, if that is wanted. */
  void outcomes(String step, List<?> outcomes) {
    if (everyCase) {
      outcomes.forEach(outcome -> err.printf("%s: %s%n", step, outcome));
      err.flush();
    }
  }

  /** Counts the items of a step, and tells when the last is done. */
  <I> Consumer<I> of(String step, int items) {
    long startNanos = System.nanoTime();
    AtomicInteger done = new AtomicInteger();
    return item -> {
      if (done.incrementAndGet() == items) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        err.printf("%-50s %5d calls in %.1f s%n", step, items, seconds);
        err.flush();
      }
    };
  }
}
