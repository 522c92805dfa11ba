package dev.repartee.bench.serve;

import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.inference.InferencePool.WorkWrapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Measures what neural work takes by its stage, and how long it waits. Thread safe. */
final class StageMeter implements WorkWrapper {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Stage, LongAdder> cpuNanos = new EnumMap<>(Stage.class);
  private final Map<Stage, WaitHistogram> waits = new EnumMap<>(Stage.class);

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
  List<StageUsage> take() {
    return cpuNanos.keySet().stream()
        .map(
            stage ->
                new StageUsage(
                    stage, of(cpuNanos, stage).sumThenReset(), of(waits, stage).takeMs()))
        .toList();
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
