package dev.repartee.bench.turns.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.EventLoop;

/** Delivers results so long after they were asked for, never one before an earlier one. */
final class LateDelivery {
  private final EventLoop loop;
  private long lastAtNanos;

  LateDelivery(EventLoop loop) {
    this.loop = loop;
  }

  Cancellable after(long delayMs, Runnable delivery) {
    lastAtNanos = Math.max(lastAtNanos, loop.nanos() + MILLISECONDS.toNanos(delayMs));
    return loop.at(lastAtNanos, delivery);
  }
}
