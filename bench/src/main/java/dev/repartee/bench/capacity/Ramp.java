package dev.repartee.bench.capacity;

import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.serve.ServerUsage;
import dev.repartee.bench.serve.StageUsage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Raises the number of calls step by step, and reads the figures of each. */
final class Ramp {
  private static final double MIB = 1 << 20;
  private static final double SECOND_NANOS = 1e9;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final ServerProcess server;
  private final LoadGenerator load;
  private final PrintWriter err;
  private final RampOptions options;
  private long idleResidentBytes;
  private long idleHeapBytes;

  Ramp(ServerProcess server, LoadGenerator load, PrintWriter err, RampOptions options) {
    this.server = server;
    this.load = load;
    this.err = err;
    this.options = options;
  }

  /**
   * Has a few calls compile and fill what a server compiles and fills once.
   *
   * @param calls how many. A server may keep what they took for those to come
   */
  void warmUp(int calls) throws IOException, InterruptedException {
    load.raiseTo(calls);
    TimeUnit.SECONDS.sleep(options.warmUpSeconds());
    load.hangUpAll();
    TimeUnit.SECONDS.sleep(1);
    idleHeapBytes = server.liveUsage().heapBytes();
    idleResidentBytes = ProcessUsage.of(server.handle()).residentBytes();
  }

  /** Measures with each of these numbers of calls, which should go up. */
  List<StepFigures> climb(List<Integer> steps) throws IOException, InterruptedException {
    List<StepFigures> figures = new ArrayList<>();
    for (int calls : steps) {
      figures.add(step(calls));
    }
    return figures;
  }

  /** The same, but ends after two steps in a row with which not all was well. */
  List<StepFigures> climbUntilBroken(List<Integer> steps) throws IOException, InterruptedException {
    List<StepFigures> figures = new ArrayList<>();
    int broken = 0;
    for (int calls : steps) {
      StepFigures step = step(calls);
      figures.add(step);
      broken = CapacityLimit.isWell(figures.get(0), step) ? 0 : broken + 1;
      if (broken == 2) {
        break;
      }
    }
    return figures;
  }

  private StepFigures step(int calls) throws IOException, InterruptedException {
    load.raiseTo(calls);
    TimeUnit.SECONDS.sleep(options.settleSeconds());
    StepFigures step = measure(calls);
    err.printf(
        "%d calls: response p95 %.0f ms, jitter p99 %.1f ms, %.2f %% of a core each%s%n",
        calls,
        step.responseMs().p95(),
        step.jitterMs().p99(),
        100 * step.cpuCoresPerCall(),
        step.stages().isEmpty() ? "" : "; limit: " + step.limitingStage());
    err.flush();
    return step;
  }

  private StepFigures measure(int calls) throws IOException, InterruptedException {
    ProcessHandle own = ProcessHandle.current();
    ServerUsage usageBefore = server.usage();
    ProcessUsage before = ProcessUsage.of(server.handle());
    Duration ownBefore = own.info().totalCpuDuration().orElse(Duration.ZERO);
    long startNanos = System.nanoTime();
    var ignored = server.stages();
    load.beginMeasuring();
    TimeUnit.SECONDS.sleep(options.seconds());
    double elapsedNanos = System.nanoTime() - startNanos;
    ProcessUsage after = ProcessUsage.of(server.handle());
    Duration ownCpu = own.info().totalCpuDuration().orElse(Duration.ZERO).minus(ownBefore);
    ServerUsage usageAfter = server.usage();
    List<StageUsage> stages = server.stages();
    HeardFigures heard = load.measured(HeardFigures::of);
    long cpuNanos = after.cpu().minus(before.cpu()).toNanos();
    int callsUp = load.callsUp();
    double shared = Math.max(1, callsUp);
    double allocatedBytes = usageAfter.allocatedBytes() - usageBefore.allocatedBytes();
    long liveBytes = server.liveUsage().heapBytes();
    return new StepFigures(
        calls,
        callsUp,
        heard.responseMs(),
        heard.ownShareMs(),
        heard.jitterMs(),
        heard.bargeInMs(),
        cpuNanos / elapsedNanos / shared,
        after.residentBytes() / MIB,
        (after.residentBytes() - idleResidentBytes) / MIB / shared,
        (liveBytes - idleHeapBytes) / MIB / shared,
        allocatedBytes / Math.max(1, heard.packets()),
        allocatedBytes / (elapsedNanos / SECOND_NANOS) / shared,
        usageAfter.collections() - usageBefore.collections(),
        usageAfter.collectionMs() - usageBefore.collectionMs(),
        after.threads(),
        after.descriptors(),
        heard.failures(),
        heard.generatorLatenessMs(),
        ownCpu.toNanos() / elapsedNanos,
        StageFigures.of(stages, cpuNanos, CORES * elapsedNanos));
  }
}
