package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.inference.InferencePool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider's stream that is only opened when something is asked of it that is not remembered:
 * then it is given all that came before, and goes on from there.
 *
 * @param <S> the provider's stream
 * @param <E> what it reports
 */
final class RememberedStream<S, E> {
  private final Function<Consumer<E>, S> opener;
  private final InferenceMemo<E> memo;
  private final InferencePool pool;
  private final InferenceWatch watch;
  private final List<Consumer<S>> steps = new ArrayList<>();
  private final List<E> reported = new ArrayList<>();
  private Fingerprint fingerprint;
  private @Nullable S stream;
  private int stepsTaken;

  /**
   * A stream.
   *
   * @param start what distinguishes it from streams of other settings
   * @param opener opens the provider's stream, which reports to what it is given
   * @param pool without workers; in it the provider works
   * @param watch told how long each step worked that reported something
   */
  RememberedStream(
      String start,
      Function<Consumer<E>, S> opener,
      InferenceMemo<E> memo,
      InferencePool pool,
      InferenceWatch watch) {
    this.fingerprint = Fingerprint.START.plus(start);
    this.opener = opener;
    this.memo = memo;
    this.pool = pool;
    this.watch = watch;
  }

  /** The stream's fingerprint, to which the next step's is added. */
  Fingerprint fingerprint() {
    return fingerprint;
  }

  /**
   * Takes a step and returns what was reported in it.
   *
   * @param after the fingerprint of the stream with this step
   */
  List<E> take(Fingerprint after, Consumer<S> step) {
    fingerprint = after;
    steps.add(step);
    List<E> known = memo.recall(after);
    if (known != null) {
      return known;
    }
    S open = catchUp();
    long startNanos = System.nanoTime();
    run(step, open);
    if (!reported.isEmpty()) {
      watch.worked(System.nanoTime() - startNanos);
    }
    stepsTaken++;
    memo.remember(after, reported);
    return List.copyOf(reported);
  }

  /** Ends the provider's stream if it was opened. */
  void close(Consumer<S> ending) {
    if (stream != null) {
      ending.accept(stream);
    }
  }

  private S catchUp() {
    S open = stream;
    if (open == null) {
      open = opener.apply(reported::add);
      stream = open;
    }
    while (stepsTaken < steps.size() - 1) {
      run(steps.get(stepsTaken++), open);
    }
    return open;
  }

  private void run(Consumer<S> step, S open) {
    reported.clear();
    step.accept(open);
    pool.runQueued();
  }
}
