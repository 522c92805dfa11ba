package dev.repartee.bench.capacity;

import dev.repartee.bench.capacity.SoakFigures.Held;
import dev.repartee.bench.serve.LoadTransport;
import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.serve.StubCallers;
import dev.repartee.bench.stats.Machine;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.server.cli.TextTable;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench soak}: calls that come and go for long, and what is left of them. */
@Command(
    name = "soak",
    description = {
      "Have calls come and go, one in and one out every second, then many silent connections,",
      "and see whether the server's memory, threads and descriptors stay the same."
    })
public final class SoakBench implements Callable<Integer> {
  private static final double MIB = 1 << 20;
  private static final long SHORTEST_ANSWER_MS = 3_300;

  /** Time in which what a call leaves behind must be gone. */
  private static final int REST_SECONDS = 5;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Option(
      names = "--transport",
      defaultValue = "twilio",
      description = "twilio, pcm or webrtc. Default: ${DEFAULT-VALUE}.")
  private LoadTransport transport = LoadTransport.TWILIO;

  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long. Default: ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(
      names = "--calls",
      defaultValue = "20",
      description = "How many calls at a time. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--silent",
      paramLabel = "CONNECTIONS",
      defaultValue = "10000",
      description = {
        "How many connect and say nothing, at the end, while calls go on. Fewer if the system does",
        "not allow a process so many. Default: ${DEFAULT-VALUE}."
      })
  private int silent;

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.here();
    StubCallers callers = StubCallers.speak(output.err());
    LoadScript script = new LoadScript(callers.question(), callers.interruption());
    Vertx vertx = Vertx.vertx();
    List<String> arguments =
        List.of("--transport", transport.label(), "--unguarded", "--max-calls", "500");
    try (ServerProcess server = ServerProcess.start(arguments, null);
        LoadDiallers diallers = new LoadDiallers(vertx, server.address(), script)) {
      LoadGenerator load =
          new LoadGenerator(vertx, diallers.of(transport), script, SHORTEST_ANSWER_MS);
      double seconds = 60 * minutes;
      int callsMade = comeAndGo(load, seconds / 10);
      Held early = held(server);
      load.beginMeasuring();
      callsMade += comeAndGo(load, seconds - seconds / 10);
      Map<LoadFailure, Integer> failures = load.measured(StepSamples::failures);
      CrowdFigures watched =
          new CrowdMeasurement(load, diallers.socketAddress(crowdLine()), calls).measure(silent);
      TimeUnit.SECONDS.sleep(REST_SECONDS);
      Held late = held(server);
      SoakFigures figures =
          new SoakFigures(machine, minutes, callsMade + calls, early, late, failures, watched);
      print(figures);
      return figures.complaints().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    } finally {
      vertx.close().await();
    }
  }

  /** Returns how many calls there were. */
  private int comeAndGo(LoadGenerator load, double seconds) throws InterruptedException {
    load.raiseTo(calls);
    int made = calls;
    for (int second = 0; second < seconds; second++) {
      TimeUnit.SECONDS.sleep(1);
      load.hangUpOldest();
      load.raiseTo(calls);
      made++;
    }
    load.hangUpAll();
    TimeUnit.SECONDS.sleep(REST_SECONDS);
    return made;
  }

  private LoadTransport crowdLine() {
    return transport == LoadTransport.WEBRTC ? LoadTransport.PCM : transport;
  }

  private static Held held(ServerProcess server) throws IOException {
    double heapMib = server.usage().heapBytes() / MIB;
    ProcessUsage usage = ProcessUsage.of(server.handle());
    return new Held(heapMib, usage.residentBytes() / MIB, usage.threads(), usage.descriptors());
  }

  private void print(SoakFigures figures) {
    if (output.isJson()) {
      output.printJson(figures);
      return;
    }
    output.out().println(figures.machine());
    output
        .out()
        .printf(
            "%d calls in %.1f minutes, failures %s%n",
            figures.callsMade(), figures.minutes(), figures.failures());
    print(figures.crowd());
    output.out().println("early: " + figures.early());
    output.out().println("late:  " + figures.late());
    figures.complaints().forEach(complaint -> output.out().println("FAIL " + complaint));
  }

  private void print(CrowdFigures crowd) {
    output
        .out()
        .printf(
            "%d silent connections (%d descriptors allowed): %d WebSockets taken, %d without a"
                + " word, %d refused, %d closed; %d calls meanwhile%n",
            crowd.connections(),
            crowd.descriptorLimit(),
            crowd.letIn(),
            crowd.mute(),
            crowd.refused(),
            crowd.closed(),
            crowd.calls());
    TextTable table =
        new TextTable(
            "crowd", "response p50/p95", "jitter p50/p99", "generator late p99", "failures");
    add(table, "before", crowd.before());
    add(table, "there", crowd.during());
    table.print(output.out());
  }

  private static void add(TextTable table, String name, HeardFigures heard) {
    table.add(
        name,
        "%.0f / %.0f".formatted(heard.responseMs().p50(), heard.responseMs().p95()),
        "%.1f / %.1f".formatted(heard.jitterMs().p50(), heard.jitterMs().p99()),
        "%.1f".formatted(heard.generatorLatenessMs().p99()),
        heard.failures().isEmpty() ? "none" : heard.failures().toString());
  }
}
