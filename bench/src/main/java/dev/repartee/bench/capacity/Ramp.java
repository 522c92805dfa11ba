package dev.repartee.bench.capacity;

import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.serve.ServerUsage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Raises the number of calls step by step, and reads the figures of each. */
final class Ramp {
  private static final double MIB = 1 << 20;
  private static final int WARM_UP_CALLS = 8;

  private final ServerProcess server;
  private final LoadGenerator load;
  private final PrintWriter err;
  private final int seconds;
  private final int settleSeconds;
  private long idleResidentBytes;
  private long idleHeapBytes;

  Ramp(ServerProcess server, LoadGenerator load, PrintWriter err, int seconds, int settleSeconds) {
    this.server = server;
    this.load = load;
    this.err = err;
    this.seconds = seconds;
    this.settleSeconds = settleSeconds;
  }

  /** Has a few calls compile and fill what a server compiles and fills once. */
  void warmUp(int warmUpSeconds) throws IOException, InterruptedException {
    load.raiseTo(WARM_UP_CALLS);
    TimeUnit.SECONDS.sleep(warmUpSeconds);
    load.hangUpAll();
    TimeUnit.SECONDS.sleep(1);
    idleHeapBytes = server.usage().heapBytes();
    idleResidentBytes = ProcessUsage.of(server.handle()).residentBytes();
  }

  /** Measures with each of these numbers of calls, which should go up. */
  List<StepFigures> climb(List<Integer> steps) throws IOException, InterruptedException {
    List<StepFigures> figures = new ArrayList<>();
    for (int calls : steps) {
      load.raiseTo(calls);
      TimeUnit.SECONDS.sleep(settleSeconds);
      StepFigures step = measure(calls);
      figures.add(step);
      err.printf(
          "%d calls: response p95 %.0f ms, jitter p99 %.1f ms, %.2f %% of a core each%n",
          calls, step.responseMs().p95(), step.jitterMs().p99(), 100 * step.cpuCoresPerCall());
      err.flush();
    }
    return figures;
  }

  private StepFigures measure(int calls) throws IOException, InterruptedException {
    ProcessHandle own = ProcessHandle.current();
    ProcessUsage before = ProcessUsage.of(server.handle());
    Duration ownBefore = own.info().totalCpuDuration().orElse(Duration.ZERO);
    long startNanos = System.nanoTime();
    load.beginMeasuring();
    TimeUnit.SECONDS.sleep(seconds);
    double elapsedNanos = System.nanoTime() - startNanos;
    ProcessUsage after = ProcessUsage.of(server.handle());
    Duration ownCpu = own.info().totalCpuDuration().orElse(Duration.ZERO).minus(ownBefore);
    HeardFigures heard = load.measured(HeardFigures::of);
    int callsUp = load.callsUp();
    double shared = Math.max(1, callsUp);
    ServerUsage usage = server.usage();
    return new StepFigures(
        calls,
        callsUp,
        heard.responseMs(),
        heard.ownShareMs(),
        heard.jitterMs(),
        heard.bargeInMs(),
        after.cpu().minus(before.cpu()).toNanos() / elapsedNanos / shared,
        (after.residentBytes() - idleResidentBytes) / MIB / shared,
        (usage.heapBytes() - idleHeapBytes) / MIB / shared,
        usage.collectionMs(),
        after.threads(),
        after.descriptors(),
        heard.failures(),
        heard.generatorLatenessMs(),
        ownCpu.toNanos() / elapsedNanos);
  }
}
