package dev.repartee.bench.serve;

import dev.repartee.bench.stats.Distribution;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.inference.InferencePool.WorkWrapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures what neural work takes by its stage, how long it waits, and event loops. Thread safe.
 */
final class StageMeter implements WorkWrapper {
  private static final String EVENT_LOOP_PREFIX = "vert.x-eventloop";
  private static final Distribution NO_QUEUE = Distribution.of(List.of());

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Stage, LongAdder> cpuNanos = new EnumMap<>(Stage.class);
  private final Map<Stage, WaitHistogram> waits = new EnumMap<>(Stage.class);
  private long eventLoopNanosBefore;

  StageMeter() {
    for (Priority priority : Priority.values()) {
      cpuNanos.put(Stage.of(priority), new LongAdder());
      waits.put(Stage.of(priority), new WaitHistogram());
    }
  }

  @Override
  public Runnable wrap(Priority priority, Runnable work) {
    long submittedNanos = System.nanoTime();
    return () -> {
      long waitedNanos = System.nanoTime() - submittedNanos;
      long cpuBefore = threads.getCurrentThreadCpuTime();
      try {
        work.run();
      } finally {
        add(priority, waitedNanos, threads.getCurrentThreadCpuTime() - cpuBefore);
      }
    };
  }

  /** What was measured since the last time. */
  synchronized List<StageUsage> take() {
    List<StageUsage> usages = new ArrayList<>();
    for (Stage stage : cpuNanos.keySet()) {
      usages.add(
          new StageUsage(stage, of(cpuNanos, stage).sumThenReset(), of(waits, stage).takeMs()));
    }
    long nowNanos = eventLoopNanos();
    usages.add(new StageUsage(Stage.EVENT_LOOPS, nowNanos - eventLoopNanosBefore, NO_QUEUE));
    eventLoopNanosBefore = nowNanos;
    return usages;
  }

  private long eventLoopNanos() {
    long total = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      // A thread that has ended meanwhile has no information.
      if (thread != null && thread.getThreadName().startsWith(EVENT_LOOP_PREFIX)) {
        total += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return total;
  }

  private void add(Priority priority, long waitedNanos, long usedNanos) {
    Stage stage = Stage.of(priority);
    of(cpuNanos, stage).add(usedNanos);
    if (priority != Priority.LATER_PHRASE && priority != Priority.PARTIAL_RECOGNITION) {
      of(waits, stage).add(waitedNanos);
    }
  }

  private static <T> T of(Map<Stage, T> byStage, Stage stage) {
    return Objects.requireNonNull(byStage.get(stage));
  }
}
