package dev.repartee.bench.capacity;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes calls to a server, all on one event loop, and measures what their callers hear.
 *
 * <p>Methods are called from outside of the loop, and block.
 */
final class LoadGenerator {
  /** Between the beginnings of two calls. */
  private static final long CALL_EVERY_MS = 25;

  /** New calls begin their first cycle somewhere within the length of one. */
  private static final int CYCLE_PACKETS = 540;

  private static final long SEED = 20;

  private final Context context;
  private final LoadDialler dialler;
  private final LoadScript script;
  private final long shortestAnswerNanos;
  private final StepSamples samples = new StepSamples();
  private final LoadClock clock = new LoadClock(samples.lateness());
  private final Random random = new Random(SEED);
  private final List<LoadCall> calls = new ArrayList<>();

  LoadGenerator(Vertx vertx, LoadDialler dialler, LoadScript script, long shortestAnswerMs) {
    this.context = vertx.getOrCreateContext();
    this.dialler = dialler;
    this.script = script;
    this.shortestAnswerNanos = TimeUnit.MILLISECONDS.toNanos(shortestAnswerMs);
    onLoop(
        () -> {
          clock.start(vertx);
          return null;
        });
  }

  /** Makes calls until there are so many, a few at a time, and waits until they have begun. */
  void raiseTo(int callCount) throws InterruptedException {
    while (calls.size() < callCount) {
      LoadCall call =
          new LoadCall(
              script,
              samples,
              random,
              System::nanoTime,
              random.nextInt(CYCLE_PACKETS),
              shortestAnswerNanos);
      calls.add(call);
      onLoop(
          () -> {
            dial(call);
            return null;
          });
      TimeUnit.MILLISECONDS.sleep(CALL_EVERY_MS);
    }
  }

  /** Has the one who has called for the longest hang up. */
  void hangUpOldest() {
    LoadCall oldest = calls.remove(0);
    onLoop(
        () -> {
          clock.remove(oldest);
          oldest.hangUp();
          return null;
        });
  }

  /** Forgets what was measured so far. */
  void beginMeasuring() {
    onLoop(
        () -> {
          samples.clear();
          return null;
        });
  }

  /** Reads what was measured, on the loop. */
  <T> T measured(Function<StepSamples, T> reader) {
    return onLoop(() -> reader.apply(samples));
  }

  /** Calls that are there now. */
  int callsUp() {
    return onLoop(() -> (int) calls.stream().filter(LoadCall::isUp).count());
  }

  /** Hangs up on everybody. */
  void hangUpAll() {
    onLoop(
        () -> {
          clock.clear();
          calls.forEach(LoadCall::hangUp);
          return null;
        });
    calls.clear();
  }

  private void dial(LoadCall call) {
    dialler
        .dial(context, call)
        .onSuccess(
            line -> {
              call.begin(line);
              if (call.isUp()) {
                clock.add(call);
              }
            })
        .onFailure(error -> call.refused());
  }

  private <T> T onLoop(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(
        ignored -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException e) {
            done.fail(e);
          }
        });
    return done.future().await();
  }

  /** Makes a call. */
  @FunctionalInterface
  interface LoadDialler {
    Future<LoadLine> dial(Context context, LoadLine.Listener listener);
  }
}
