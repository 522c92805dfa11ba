package dev.repartee.bench.turns;

import dev.repartee.bench.stats.Machine;
import dev.repartee.bench.turns.simulation.MemoryFile;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.server.cli.FetchProgress;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.StoredModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench turns}: how well the agent takes turns. */
@Command(
    name = "turns",
    description = {
      "Measure when the agent answers, when it cuts in, and how it is interrupted.",
      "Whole conversations in virtual time, with real ears and a real voice, a stub model and a "
          + "simulated line; the same folders and seed give the same figures."
    })
public final class TurnsBench implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Option(
      names = "--speech",
      paramLabel = "DIR",
      required = true,
      description = "Read speech: every sub-folder with a transcripts.tsv is a set.")
  private Path speech = Path.of(".");

  @Option(
      names = "--turns",
      paramLabel = "DIR",
      required = true,
      description =
          "Conversation: a folder with manifest.tsv, clips, and streams with events.tsv and"
              + " speech.tsv.")
  private Path turns = Path.of(".");

  @Option(
      names = "--seed",
      defaultValue = "1",
      description =
          "Another one makes other pauses, noises and moments. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--part",
      defaultValue = "held-out",
      description =
          "tuning, held-out or all; speakers and texts are in one of the two. Default:"
              + " ${DEFAULT-VALUE}.")
  private String part = "held-out";

  @Option(
      names = "--only",
      paramLabel = "TOPIC",
      description = "end-of-turn, barge-in or heard-words; if it is not given, all of them.")
  private @Nullable String only;

  @Option(
      names = "--preset",
      split = ",",
      description = "eager, balanced, patient, or several; if it is not given, all of them.")
  private List<String> presets = List.of();

  @Option(
      names = "--memory",
      paramLabel = "FILE",
      description =
          "Keep what the networks heard in this file, so that the next run need not listen again."
              + " Delete it when the ears have changed.")
  private @Nullable Path memory;

  @Option(
      names = "--trace",
      paramLabel = "CASE",
      description = "Play one case only, and print what happened when.")
  private @Nullable String trace;

  @Override
  public Integer call() throws NoProviderException, IOException, InterruptedException {
    Machine machine = Machine.here();
    Material material = checked(() -> new Material(speech, turns, part, seed));
    Topics topics = checked(() -> only == null ? Topics.ALL : Topics.only(only));
    List<OperatingPoint> points = checked(() -> OperatingPoint.presets(presets));
    try (FetchProgress fetches = FetchProgress.on(output.err())) {
      ModelFiles models = StoredModels.ofUser(System.getenv(), fetches);
      try (Voices voices = Voices.start(models);
          Stage stage = Stage.open(models)) {
        if (memory != null) {
          MemoryFile.load(memory, stage.memory());
        }
        TurnsMeasurement measurement =
            new TurnsMeasurement(material, stage, voices, points, new Progress(output.err()));
        boolean done = trace == null ? run(measurement, machine, topics) : show(measurement, trace);
        if (memory != null) {
          MemoryFile.save(stage.memory(), memory);
        }
        return done ? ExitCode.OK : ExitCode.SOFTWARE;
      }
    }
  }

  private boolean run(TurnsMeasurement measurement, Machine machine, Topics topics)
      throws IOException, InterruptedException {
    TurnsReport report = measurement.run(machine, topics);
    if (output.isJson()) {
      output.printJson(report);
    } else {
      new TurnsTable(output.out()).print(report);
    }
    return true;
  }

  private boolean show(TurnsMeasurement measurement, String id)
      throws IOException, InterruptedException {
    boolean found = measurement.trace(id, output.out());
    if (!found) {
      output.err().println("There is no case " + id + " in part " + part + ".");
    }
    return found;
  }

  /** What the options say, or a usage error. */
  private <T> T checked(Callable<T> reader) {
    try {
      return reader.call();
    } catch (Exception e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
