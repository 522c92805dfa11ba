package dev.repartee.bench.turns;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tells a person how far the measurement is: one line for each step. */
final class Progress {
  private final PrintWriter err;

  Progress(PrintWriter err) {
    this.err = err;
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
