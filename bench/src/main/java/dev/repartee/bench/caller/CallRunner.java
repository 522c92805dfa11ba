package dev.repartee.bench.caller;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.time.VertxEventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** Has simulated callers call, each on a Vert.x context of its own. */
public final class CallRunner {
  private final Vertx vertx;
  private final Dialler dialler;

  public CallRunner(Vertx vertx, Dialler dialler) {
    this.vertx = vertx;
    this.dialler = dialler;
  }

  /**
   * Holds one call to its end; fails if it cannot be connected.
   *
   * @param onEvent gets what the agent's side tells, on the caller's context
   */
  public Future<CallReport> run(CallerPlan plan, Consumer<ConversationEvent> onEvent) {
    CallerVerticle caller = new CallerVerticle(dialler, plan, onEvent);
    return vertx
        .deployVerticle(caller)
        .compose(deployment -> caller.report.future().eventually(() -> vertx.undeploy(deployment)));
  }

  /** A verticle, because that is what Vert.x gives a context to. */
  private static final class CallerVerticle extends VerticleBase {
    private final Dialler dialler;
    private final CallerPlan plan;
    private final Consumer<ConversationEvent> onEvent;
    private final Promise<CallReport> report = Promise.promise();

    CallerVerticle(Dialler dialler, CallerPlan plan, Consumer<ConversationEvent> onEvent) {
      this.dialler = dialler;
      this.plan = plan;
      this.onEvent = onEvent;
    }

    @Override
    public Future<?> start() {
      VertxEventLoop loop = new VertxEventLoop(vertx, context);
      SimulatedCaller caller =
          new SimulatedCaller(loop, new MediaClock(loop), plan, onEvent, report::tryComplete);
      dialler.dial(context, caller).onSuccess(caller::begin).onFailure(report::tryFail);
      return Future.succeededFuture();
    }
  }
}
