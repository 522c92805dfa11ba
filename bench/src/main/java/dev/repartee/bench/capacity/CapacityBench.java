package dev.repartee.bench.capacity;

import dev.repartee.bench.serve.LoadTransport;
import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.serve.StubCallers;
import dev.repartee.bench.stats.Machine;
import dev.repartee.server.cli.OutputOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench capacity}: how many calls one server carries, and what each costs. */
@Command(
    name = "capacity",
    description = {
      "Ramp up calls to a server in a process of its own, and measure at their callers' ends:",
      "response, interruption, jitter, CPU and memory per call, failures."
    })
public final class CapacityBench implements Callable<Integer> {
  private static final long SHORTEST_REAL_ANSWER_MS = 1_000;
  private static final int WARM_UP_CALLS = 8;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private RampOptions ramping;

  @Option(
      names = "--transport",
      defaultValue = "twilio",
      description = "twilio, pcm or webrtc. Default: ${DEFAULT-VALUE}.")
  private LoadTransport transport = LoadTransport.TWILIO;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "CALLS",
      defaultValue = "1,8,32,56,96,128,150,200",
      description = "Numbers of calls to measure with. Default: ${DEFAULT-VALUE}.")
  private List<Integer> steps = List.of();

  @Option(names = "--real", description = "Use the real ear and voice; only the model is a stub.")
  private boolean real;

  @Option(
      names = "--unguarded",
      description = "Have the server take calls when it is full, too, to see what comes of that.")
  private boolean unguarded;

  @Option(
      names = "--server-java",
      paramLabel = "OPTIONS",
      description = "Java options of the server for heap and collector, instead of the launcher's.")
  private @Nullable String serverJava;

  @Option(
      names = "--jfr",
      paramLabel = "FILE",
      description = "Record the server with Java Flight Recorder into this file.")
  private @Nullable Path recording;

  @Override
  public Integer call() throws Exception {
    List<Integer> rising = ramping.rising(steps);
    Machine machine = Machine.here();
    StubCallers callers = StubCallers.speak(output.err());
    LoadScript script = new LoadScript(callers.question(), callers.interruption());
    List<String> arguments = new ArrayList<>(List.of("--transport", transport.label()));
    if (real) {
      arguments.add("--real");
    }
    if (unguarded) {
      arguments.add("--unguarded");
    }
    Vertx vertx = Vertx.vertx();
    try (ServerProcess server = ServerProcess.start(arguments, serverJava);
        LoadDiallers diallers = new LoadDiallers(vertx, server.address(), script)) {
      LoadGenerator load =
          new LoadGenerator(
              vertx,
              diallers.of(transport),
              script,
              real ? SHORTEST_REAL_ANSWER_MS : LoadScript.SHORTEST_STUB_ANSWER_MS);
      Ramp ramp = new Ramp(server, load, output.err(), ramping);
      ramp.warmUp(WARM_UP_CALLS);
      if (recording != null) {
        FlightRecording.start(server.handle(), recording);
      }
      List<StepFigures> measured = ramp.climb(rising);
      CapacityFigures figures =
          new CapacityFigures(
              machine,
              transport.label(),
              real ? "real" : "stub",
              server.javaOptions(),
              measured,
              CapacityLimit.of(measured));
      print(figures);
      load.hangUpAll();
      return ExitCode.OK;
    } finally {
      vertx.close().await();
    }
  }

  private void print(CapacityFigures figures) throws IOException {
    if (output.isJson()) {
      output.printJson(figures);
    } else {
      new CapacityTable(output.out()).print(figures);
    }
  }
}
