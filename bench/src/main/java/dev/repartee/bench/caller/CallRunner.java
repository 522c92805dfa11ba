package dev.repartee.bench.caller;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.server.calls.CallLoops;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** Has simulated callers call. */
public final class CallRunner {
  private final Vertx vertx;
  private final CallLoops loops;
  private final Dialler dialler;

  /**
   * A runner of calls.
   *
   * @param loops where the callers live
   */
  public CallRunner(Vertx vertx, CallLoops loops, Dialler dialler) {
    this.vertx = vertx;
    this.loops = loops;
    this.dialler = dialler;
  }

  /**
   * Holds one call to its end; fails if it cannot be connected.
   *
   * @param onEvent gets what the agent's side tells, on the caller's loop
   */
  public Future<CallReport> run(CallerPlan plan, Consumer<ConversationEvent> onEvent) {
    Promise<CallReport> report = Promise.promise();
    Context context = loops.next();
    context.runOnContext(
        ignored -> {
          VertxEventLoop loop = new VertxEventLoop(vertx, context);
          SimulatedCaller caller =
              new SimulatedCaller(loop, new MediaClock(loop), plan, onEvent, report::tryComplete);
          dialler.dial(context, caller).onSuccess(caller::begin).onFailure(report::tryFail);
        });
    return report.future();
  }
}
