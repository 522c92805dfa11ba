package dev.repartee.bench.capacity;

import dev.repartee.bench.serve.LoadTransport;
import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.serve.StubCallers;
import dev.repartee.bench.stats.Machine;
import dev.repartee.server.cli.OutputOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench collectors}: what the choice of heap and collector does to a server under load. */
@Command(
    name = "collectors",
    description = {
      "Load a server with the same calls again and again, each time with other Java options:",
      "CPU per call, jitter and response, time spent collecting garbage, memory.",
      "One trial takes about 45 seconds beside what is measured."
    })
public final class CollectorsBench implements Callable<Integer> {
  private static final int WARM_UP_CALLS = 8;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Option(
      names = "--transport",
      defaultValue = "twilio",
      description = "twilio, pcm or webrtc. Default: ${DEFAULT-VALUE}.")
  private LoadTransport transport = LoadTransport.TWILIO;

  @Option(
      names = "--java",
      paramLabel = "OPTIONS",
      defaultValue =
          "-XX:+UseSerialGC -Xmx1g|-XX:+UseParallelGC -Xmx1g|-XX:+UseG1GC -Xmx1g"
              + "|-XX:+UseZGC -Xmx1g",
      split = "\\|",
      description = "Java options of a trial; several are parted by |. Default: ${DEFAULT-VALUE}")
  private List<String> trials = List.of();

  @Option(
      names = "--calls",
      defaultValue = "64",
      description = "How many calls at a time. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--rounds",
      defaultValue = "1",
      description =
          "How often all trials are made, one after the other. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private RampOptions ramping;

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.here();
    StubCallers callers = StubCallers.speak(output.err());
    LoadScript script = new LoadScript(callers.question(), callers.interruption());
    List<CollectorFigures.Trial> done = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (String options : trials) {
        done.add(new CollectorFigures.Trial(options, trial(script, options)));
      }
    }
    CollectorFigures figures = new CollectorFigures(machine, transport.label(), done);
    if (output.isJson()) {
      output.printJson(figures);
    } else {
      figures.print(output.out());
    }
    return ExitCode.OK;
  }

  private StepFigures trial(LoadScript script, String options)
      throws IOException, InterruptedException {
    Vertx vertx = Vertx.vertx();
    List<String> arguments = List.of("--transport", transport.label(), "--unguarded");
    output.err().println(options);
    try (ServerProcess server = ServerProcess.start(arguments, options);
        LoadDiallers diallers = new LoadDiallers(vertx, server.address(), script)) {
      LoadGenerator load =
          new LoadGenerator(
              vertx, diallers.of(transport), script, LoadScript.SHORTEST_STUB_ANSWER_MS);
      Ramp ramp = new Ramp(server, load, output.err(), ramping);
      ramp.warmUp(WARM_UP_CALLS);
      StepFigures figures = ramp.climb(ramping.rising(List.of(calls))).get(0);
      load.hangUpAll();
      return figures;
    } finally {
      vertx.close().await();
    }
  }
}
