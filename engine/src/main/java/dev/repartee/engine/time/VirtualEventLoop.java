package dev.repartee.engine.time;

import dev.repartee.engine.spi.Cancellable;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * An event loop whose time passes only when it is told so, for tests and simulations. Everything
 * runs on the thread of {@link #advanceTo}, in order of time and, at the same time, in order of
 * arrival.
 */
public final class VirtualEventLoop implements EventLoop {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong((Entry entry) -> entry.atNanos)
              .thenComparingLong(entry -> entry.order));
  private long nowNanos;
  private long nextOrder;

  @Override
  public long nanos() {
    return nowNanos;
  }

  @Override
  public Cancellable at(long atNanos, Runnable task) {
    Entry entry = new Entry(Math.max(atNanos, nowNanos), nextOrder++, task);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  @Override
  public void run(Runnable task) {
    Cancellable ignored = at(nowNanos, task);
  }

  /** Always: a simulation has one thread. */
  @Override
  public boolean isCurrent() {
    return true;
  }

  /** Lets time pass until {@code untilNanos}, and all happen that is due by then. */
  public void advanceTo(long untilNanos) {
    for (Entry next = entries.peek();
        next != null && next.atNanos <= untilNanos;
        next = entries.peek()) {
      entries.remove(next);
      nowNanos = next.atNanos;
      next.task.run();
    }
    nowNanos = untilNanos;
  }

  /** Lets so many seconds pass. */
  public void advanceSeconds(double seconds) {
    advanceTo(nowNanos + Math.round(seconds * 1e9));
  }

  private record Entry(long atNanos, long order, Runnable task) {}
}
