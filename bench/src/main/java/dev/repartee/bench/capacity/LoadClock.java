package dev.repartee.bench.capacity;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Has every caller say a packet each 20 ms, spread evenly over that time, by one timer; and notes
 * how late it is itself. Lives on the generator's event loop.
 */
final class LoadClock {
  private static final int SLOTS = LoadLine.PACKET_MS;
  private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Samples lateness;
  private final List<List<LoadCall>> slots = new ArrayList<>();
  private long nextSlot;
  private long startNanos;
  private int dealt;

  LoadClock(Samples lateness) {
    this.lateness = lateness;
    for (int i = 0; i < SLOTS; i++) {
      slots.add(new ArrayList<>());
    }
  }

  /** Begins to beat; the timer is Vert.x's and ends with it. */
  void start(Vertx vertx) {
    startNanos = System.nanoTime();
    var ignored = vertx.setPeriodic(1, id -> catchUp());
  }

  void add(LoadCall call) {
    slots.get(dealt++ % SLOTS).add(call);
  }

  void remove(LoadCall call) {
    slots.forEach(calls -> calls.remove(call));
  }

  void clear() {
    slots.forEach(List::clear);
  }

  private void catchUp() {
    long nowNanos = System.nanoTime();
    long dueNanos = startNanos + nextSlot * SLOT_NANOS;
    while (dueNanos <= nowNanos) {
      List<LoadCall> calls = slots.get((int) (nextSlot % SLOTS));
      if (!calls.isEmpty()) {
        lateness.add(System.nanoTime() - dueNanos);
        for (LoadCall call : calls) {
          call.beat(System.nanoTime());
        }
      }
      nextSlot++;
      dueNanos = startNanos + nextSlot * SLOT_NANOS;
    }
  }
}
