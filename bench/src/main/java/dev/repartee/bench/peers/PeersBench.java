package dev.repartee.bench.peers;

import dev.repartee.bench.capacity.RampOptions;
import dev.repartee.bench.capacity.StreamRamp;
import dev.repartee.bench.serve.LoadTransport;
import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.serve.StubCallers;
import dev.repartee.bench.stats.Machine;
import dev.repartee.models.CacheFolder;
import dev.repartee.server.cli.OutputOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench peers}: another engine and Repartee, in turn, on the same work. */
@Command(
    name = "peers",
    description = {
      "Ramp up calls to Pipecat and to Repartee in turn, over Twilio Media Streams, with the same",
      "stub services and the same callers, and print both beside each other, with the ratios.",
      "Pipecat is fetched from PyPI into an environment of its own, once. An engine is driven no",
      "further when not all was well with two numbers of calls in a row."
    })
public final class PeersBench implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private RampOptions ramping;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "CALLS",
      defaultValue = "1,8,16,24,32,64,128,200,250,300",
      description = "Numbers of calls to measure with. Default: ${DEFAULT-VALUE}.")
  private List<Integer> steps = List.of();

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      defaultValue = "python3",
      description = "Python 3.11 or later, to set Pipecat up with. Default: ${DEFAULT-VALUE}.")
  private String python = "";

  @Override
  public Integer call() throws Exception {
    List<Integer> rising = ramping.rising(steps);
    PrintWriter err = output.err();
    Pipecat pipecat = Pipecat.ensure(CacheFolder.of(System.getenv()), python, err);
    Machine machine = Machine.here();
    StreamRamp ramp = new StreamRamp(StubCallers.speak(err), ramping, err);
    EngineFigures peer = drive("Pipecat " + Pipecat.VERSION, pipecat::start, ramp, rising);
    EngineFigures own = drive("Repartee", PeersBench::repartee, ramp, rising);
    print(PeersFigures.of(machine, peer, own));
    return ExitCode.OK;
  }

  private EngineFigures drive(
      String engine, Callable<ServerProcess> start, StreamRamp ramp, List<Integer> rising)
      throws Exception {
    output.err().println(engine);
    output.err().flush();
    try (ServerProcess server = start.call()) {
      return EngineFigures.of(engine, ramp.climb(server, rising));
    }
  }

  private static ServerProcess repartee() throws IOException {
    return ServerProcess.start(List.of("--transport", LoadTransport.TWILIO.label()), null);
  }

  private void print(PeersFigures figures) {
    if (output.isJson()) {
      output.printJson(figures);
    } else {
      new PeersTable(output.out()).print(figures);
    }
  }
}
