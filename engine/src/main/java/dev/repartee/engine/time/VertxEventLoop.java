package dev.repartee.engine.time;

import dev.repartee.engine.spi.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.TimeUnit;

/** A Vert.x context as an {@link EventLoop}, with the machine's monotonic time. */
public final class VertxEventLoop implements EventLoop {
  private final Vertx vertx;
  private final Context context;

  public VertxEventLoop(Vertx vertx, Context context) {
    this.vertx = vertx;
    this.context = context;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  /** Accurate to a millisecond. Must be called on the loop, where the timer then fires. */
  @Override
  public Cancellable at(long atNanos, Runnable task) {
    assert isCurrent();
    long waitNanos = atNanos - nanos();
    // Rounded up, so that the task finds its time reached.
    long waitMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(waitNanos + 999_999));
    long timer = vertx.setTimer(waitMs, id -> task.run());
    return () -> vertx.cancelTimer(timer);
  }

  @Override
  public void run(Runnable task) {
    context.runOnContext(ignored -> task.run());
  }

  @Override
  public boolean isCurrent() {
    // Not by comparing contexts: a timer runs on a copy of its own.
    return ((ContextInternal) context).inThread();
  }
}
