package dev.repartee.server;

import dev.repartee.engine.admission.Admission;
import dev.repartee.engine.admission.AdmissionLimits;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.time.VertxEventLoop;
import io.vertx.core.Context;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Measures how well the machine keeps up, for {@link Admission}: how late a timer of each event
 * loop is, and how long a piece of neural work waits that is as urgent as a reply's first phrase.
 */
final class LoadWatch {
  private static final long LOOP_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long INFERENCE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Timers are as fine as this. */
  private static final long TIMER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Admission admission;
  private final InferencePool inference;

  private LoadWatch(Admission admission, InferencePool inference) {
    this.admission = admission;
    this.inference = inference;
  }

  /**
   * Begins to measure, which ends with the runtime, and gives the decision that follows from it.
   */
  static Admission start(AgentRuntime runtime, int maxCalls) {
    EventLoop first = loop(runtime, runtime.loops().all().get(0));
    Admission admission = new Admission(AdmissionLimits.upTo(maxCalls), first::nanos);
    LoadWatch watch = new LoadWatch(admission, runtime.inference());
    for (Context context : runtime.loops().all()) {
      EventLoop loop = loop(runtime, context);
      loop.run(() -> watch.watchLoop(loop));
    }
    first.run(() -> watch.watchInference(first));
    return admission;
  }

  private static EventLoop loop(AgentRuntime runtime, Context context) {
    return new VertxEventLoop(runtime.vertx(), context);
  }

  private void watchLoop(EventLoop loop) {
    long dueNanos = loop.nanos() + LOOP_EVERY_NANOS;
    var ignored =
        loop.at(
            dueNanos,
            () -> {
              admission.loopWasLate(Math.max(0, loop.nanos() - dueNanos - TIMER_NANOS));
              watchLoop(loop);
            });
  }

  /** The next is asked for when the last has run, so that they do not pile up. */
  private void watchInference(EventLoop loop) {
    long sinceNanos = loop.nanos();
    try {
      var ignored =
          inference.submit(
              Priority.FIRST_PHRASE,
              () -> {
                admission.inferenceWaited(loop.nanos() - sinceNanos);
                loop.run(() -> watchInferenceLater(loop));
              });
    } catch (RejectedExecutionException e) {
      // The queue is full, or the server is stopping: no work waits longer than that which is
      // refused.
      admission.inferenceWaited(Long.MAX_VALUE);
      watchInferenceLater(loop);
    }
  }

  private void watchInferenceLater(EventLoop loop) {
    var ignored = loop.at(loop.nanos() + INFERENCE_EVERY_NANOS, () -> watchInference(loop));
  }
}
