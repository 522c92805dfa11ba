package dev.repartee.bench.turns;

import dev.repartee.bench.turns.simulation.Ensemble;
import dev.repartee.bench.turns.simulation.InferenceDelays;
import dev.repartee.bench.turns.simulation.Memory;
import dev.repartee.bench.turns.simulation.SimulatedCall;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.server.wiring.Ears;
import dev.repartee.server.wiring.NoProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where simulated calls take place: several at once, each with ears of its own. */
final class Stage implements AutoCloseable {
  private static final int MOST_QUEUED = 256;

  private final List<Ears> ears = new ArrayList<>();
  private final BlockingQueue<SimulatedCall> free = new LinkedBlockingQueue<>();
  private final ExecutorService threads;
  private final Memory memory = new Memory();

  private Stage(int places) {
    threads = Executors.newFixedThreadPool(places);
  }

  /** Opens a stage with one place for each core; blocks while the ears' models load. */
  static Stage open(ModelFiles models) throws NoProviderException {
    int places = Runtime.getRuntime().availableProcessors();
    Stage stage = new Stage(places);
    boolean complete = false;
    try {
      for (int i = 0; i < places; i++) {
        stage.addPlace(models);
      }
      complete = true;
      return stage;
    } finally {
      if (!complete) {
        stage.close();
      }
    }
  }

  private void addPlace(ModelFiles models) throws NoProviderException {
    InferencePool pool = InferencePool.withoutWorkers(MOST_QUEUED);
    Ears own = Ears.start(pool, models);
    ears.add(own);
    free.add(
        new SimulatedCall(
            new Ensemble(
                pool,
                own.voiceActivity(),
                own.recognition(),
                null,
                memory,
                InferenceDelays.TYPICAL)));
  }

  /**
   * Does something with every item, several at once; the results are in the items' order.
   *
   * @param progress told after each item
   */
  <I, O> List<O> play(List<I> items, BiFunction<SimulatedCall, I, O> play, Consumer<I> progress)
      throws InterruptedException {
    List<Future<O>> futures = new ArrayList<>();
    for (I item : items) {
      futures.add(
          threads.submit(
              () -> {
                SimulatedCall call = free.take();
                try {
                  O result = play.apply(call, item);
                  progress.accept(item);
                  return result;
                } finally {
                  free.add(call);
                }
              }));
    }
    List<O> results = new ArrayList<>();
    for (Future<O> future : futures) {
      results.add(resultOf(future));
    }
    return results;
  }

  private static <O> O resultOf(Future<O> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a simulated call failed", e.getCause());
    }
  }

  /** Plays one call. */
  <O> O playOne(Function<SimulatedCall, O> play) throws InterruptedException {
    return play(List.of(play), (call, one) -> one.apply(call), one -> {}).get(0);
  }

  /** Who judges turn ends in all calls. */
  String judgeName() {
    return "none";
  }

  /** What was heard so far, and how long that took. */
  Memory memory() {
    return memory;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    ears.forEach(Ears::close);
  }
}
