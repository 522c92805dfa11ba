package dev.repartee.bench.capacity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.serve.Stage;
import dev.repartee.bench.serve.StageUsage;
import dev.repartee.bench.stats.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one stage of the server takes of the machine.
 *
 * @param stage its label
 * @param coresShare its share of the time of all cores, from 0 to 1
 * @param queueWaitMs how long its work waited for a worker, where a caller waits for that work
 */
@JsonPropertyOrder({"stage", "cores_share", "queue_wait_ms"})
public record StageFigures(String stage, double coresShare, Distribution queueWaitMs) {
  private static final Distribution NO_QUEUE = Distribution.of(List.of());

  /**
   * All stages, the one that takes most first; what the server used beyond those that it tells is
   * {@link Stage#OTHER}.
   *
   * @param usages none where the server does not tell, and then none follow
   * @param processCpuNanos all that the server used
   * @param machineNanos the time of all cores
   */
  static List<StageFigures> of(List<StageUsage> usages, long processCpuNanos, double machineNanos) {
    List<StageFigures> stages = new ArrayList<>();
    long otherNanos = processCpuNanos;
    for (StageUsage usage : usages) {
      otherNanos -= usage.cpuNanos();
      stages.add(
          new StageFigures(
              usage.stage().label(),
              share((double) usage.cpuNanos(), machineNanos),
              usage.waitMs()));
    }
    if (!stages.isEmpty()) {
      stages.add(
          new StageFigures(
              Stage.OTHER.label(),
              share((double) Math.max(0, otherNanos), machineNanos),
              NO_QUEUE));
    }
    stages.sort(Comparator.comparingDouble(StageFigures::coresShare).reversed());
    return List.copyOf(stages);
  }

  /** In words, such as {@code recognition, 61 % of the cores' time}. */
  String sentence() {
    return "%s, %.0f %% of the cores' time".formatted(stage, 100 * coresShare);
  }

  private static double share(double nanos, double machineNanos) {
    return Math.round(10_000 * nanos / machineNanos) / 10_000.0;
  }
}
