package dev.repartee.bench.turns;

import dev.repartee.bench.stats.Machine;
import dev.repartee.bench.turns.cases.OverlapCase;
import dev.repartee.bench.turns.cases.OverlapCases;
import dev.repartee.bench.turns.cases.Part;
import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.cases.TurnCases;
import dev.repartee.bench.turns.figures.BargeInFigures;
import dev.repartee.bench.turns.figures.EndOfTurnFigures;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.server.cli.FetchProgress;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.server.wiring.StoredModels;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench turns}: how well the agent takes turns. */
@Command(
    name = "turns",
    description = {
      "Measure when the agent answers, when it cuts in, and how it is interrupted.",
      "Whole conversations in virtual time, with real ears and a real voice, a stub model and a "
          + "simulated line; the same folders and seed give the same figures."
    })
public final class TurnsBench implements Callable<Integer> {
  /** Which half of the material is played. */
  enum Choice {
    TUNING,
    HELD_OUT,
    ALL
  }

  @Mixin private OutputOptions output = new OutputOptions();

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
      description = "Conversation: a folder with manifest.tsv, clips, and streams with events.tsv.")
  private Path turns = Path.of(".");

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Makes other pauses, noises and moments. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--part",
      defaultValue = "held-out",
      description = "tuning, held-out or all. Default: ${DEFAULT-VALUE}.")
  private String part = "held-out";

  @Option(names = "--only", description = "end-of-turn, barge-in or heard-words.")
  private String only = "";

  @Option(
      names = "--trace",
      paramLabel = "CASE",
      description = "Play one case only, and print what happened when.")
  private @Nullable String trace;

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.here();
    Progress progress = new Progress(output.err());
    try (FetchProgress fetches = FetchProgress.on(output.err())) {
      ModelFiles models = StoredModels.ofUser(System.getenv(), fetches);
      try (Voices voices = Voices.start(models);
          Stage stage = Stage.open(models)) {
        Greetings greetings = new Greetings(stage, voices.agent());
        List<TurnCase> allTurns =
            new TurnCases(speech, turns, voices.callers(), greetings, seed).build();
        List<TurnCase> cases = allTurns.stream().filter(t -> isChosen(t.part())).toList();
        EndOfTurnMeasurement endOfTurn = new EndOfTurnMeasurement(stage, voices.agent(), progress);
        BargeInMeasurement bargeIn = new BargeInMeasurement(stage, voices.agent(), progress);
        List<OverlapCase> overlaps =
            new OverlapCases(turns, voices.callers(), seed)
                .build(allTurns).stream().filter(o -> isChosen(o.part())).toList();
        if (only.isEmpty() || only.equals("barge-in")) {
          for (BargeInFigures f : bargeIn.run(overlaps, OperatingPoint.presets())) {
            if (output.isJson()) output.printJson(f);
            else new BargeInTable(output.out()).print(f);
          }
        }
        if (trace != null) {
          traceCase(trace, cases, stage, endOfTurn);
          return ExitCode.OK;
        }
        if (only.isEmpty() || only.equals("end-of-turn")) {
          EndOfTurnFigures figures = endOfTurn.run(cases, OperatingPoint.all());
          if (output.isJson()) {
            output.printJson(figures);
          } else {
            output.out().println(machine);
            new EndOfTurnTable(output.out()).print(figures);
          }
        }
      }
    }
    return ExitCode.OK;
  }

  private void traceCase(
      String id, List<TurnCase> cases, Stage stage, EndOfTurnMeasurement measurement)
      throws InterruptedException {
    List<TurnCase> found = cases.stream().filter(turn -> turn.id().equals(id)).toList();
    List<OperatingPoint> points = OperatingPoint.presets();
    for (OperatingPoint point : points) {
      List<CallTrace> traces =
          stage.play(found, (call, turn) -> measurement.play(call, turn, point), turn -> {});
      for (int i = 0; i < found.size(); i++) {
        new TracePrinter(output.out()).print(found.get(i), point.name(), traces.get(i));
      }
    }
  }

  private boolean isChosen(Part one) {
    return switch (Choice.valueOf(part.replace('-', '_').toUpperCase(java.util.Locale.ROOT))) {
      case TUNING -> one == Part.TUNING;
      case HELD_OUT -> one == Part.HELD_OUT;
      case ALL -> true;
    };
  }
}
