package dev.repartee.bench.turns;

import dev.repartee.bench.stats.Machine;
import dev.repartee.bench.turns.TurnsReport.Conditions;
import dev.repartee.bench.turns.TurnsReport.Measured;
import dev.repartee.bench.turns.cases.InterruptionCases;
import dev.repartee.bench.turns.cases.OverlapCase;
import dev.repartee.bench.turns.cases.OverlapCases;
import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.cases.TurnCases;
import dev.repartee.bench.turns.figures.BargeInFigures;
import dev.repartee.bench.turns.figures.EndOfTurnFigures;
import dev.repartee.bench.turns.figures.HeardWordsFigures;
import dev.repartee.bench.turns.simulation.InferenceDelays;
import dev.repartee.bench.turns.simulation.LineOptions;
import dev.repartee.bench.turns.simulation.Memory;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds the cases that are asked for, plays them, and puts the report together. */
final class TurnsMeasurement {
  private static final int INTERRUPTIONS = 200;

  private final Material material;
  private final Stage stage;
  private final Voices voices;
  private final List<OperatingPoint> presets;
  private final List<TurnCase> turns;
  private final EndOfTurnMeasurement endOfTurn;
  private final BargeInMeasurement bargeIn;
  private final HeardWordsMeasurement heardWords;

  TurnsMeasurement(
      Material material,
      Stage stage,
      Voices voices,
      List<OperatingPoint> presets,
      Progress progress)
      throws IOException {
    this.material = material;
    this.stage = stage;
    this.voices = voices;
    this.presets = presets;
    endOfTurn = new EndOfTurnMeasurement(stage, voices.agent(), progress);
    bargeIn = new BargeInMeasurement(stage, voices.agent(), progress);
    heardWords = new HeardWordsMeasurement(stage, bargeIn, progress);
    turns =
        new TurnCases(
                material.speech(),
                material.turns(),
                voices.callers(),
                new Greetings(stage, voices.agent()),
                material.seed())
            .build();
  }

  /** Plays everything of the topics. */
  TurnsReport run(Machine machine, Topics topics) throws IOException, InterruptedException {
    EndOfTurnFigures ends = topics.endOfTurn() ? measureEnds() : null;
    TurnsReport.BargeIn overlaps = topics.bargeIn() ? measureOverlaps() : null;
    HeardWordsFigures words = topics.heardWords() ? measureWords() : null;
    return new TurnsReport(
        machine, material.partName(), material.seed(), conditions(), ends, overlaps, words);
  }

  private EndOfTurnFigures measureEnds() throws InterruptedException {
    List<TurnCase> chosen = turns.stream().filter(turn -> material.has(turn.part())).toList();
    List<OperatingPoint> points = new ArrayList<>(presets);
    points.addAll(OperatingPoint.timeouts());
    if (stage.hasJudge()) {
      points.addAll(OperatingPoint.judged(presets));
    }
    return endOfTurn.run(chosen, points);
  }

  private TurnsReport.BargeIn measureOverlaps() throws IOException, InterruptedException {
    List<BargeInFigures> figures = bargeIn.run(overlaps(), presets);
    return new TurnsReport.BargeIn(usual(figures), figures);
  }

  private HeardWordsFigures measureWords() throws InterruptedException {
    return heardWords.run(interruptions(), OperatingPoint.usual(presets));
  }

  private List<OverlapCase> overlaps() throws IOException {
    return new OverlapCases(material.turns(), voices.callers(), material.seed())
        .build(turns).stream().filter(one -> material.has(one.part())).toList();
  }

  private List<OverlapCase> interruptions() {
    return new InterruptionCases(voices.callers(), material.seed()).build(INTERRUPTIONS);
  }

  private static BargeInFigures usual(List<BargeInFigures> figures) {
    return figures.stream()
        .filter(one -> one.preset().equals(TurnsReport.PRESET))
        .findFirst()
        .orElse(figures.get(0));
  }

  private Conditions conditions() {
    Memory memory = stage.memory();
    return new Conditions(
        LineOptions.PLAIN.oneWayMs(),
        "stub: the first token after 100 ms, one more every 10 ms",
        voices.agent().name(),
        voices.callers().stream().map(voice -> voice.name()).toList(),
        stage.judgeName(),
        InferenceDelays.TYPICAL,
        new Measured(
            memory.voiceActivityWatch().workedMs(),
            memory.recognitionWatch().workedMs(),
            memory.judgementWatch().workedMs()));
  }

  /** Plays the cases whose names begin so, with each preset; returns how many there are. */
  int trace(String id, PrintWriter out) throws IOException, InterruptedException {
    TracePrinter printer = new TracePrinter(out);
    List<TurnCase> foundTurns = turns.stream().filter(turn -> turn.id().startsWith(id)).toList();
    List<OverlapCase> foundOverlaps =
        Stream.concat(overlaps().stream(), interruptions().stream())
            .filter(overlap -> overlap.id().startsWith(id))
            .toList();
    for (OperatingPoint preset : presets) {
      for (TurnCase turn : foundTurns) {
        printer.print(
            turn, preset.name(), stage.playOne(call -> endOfTurn.play(call, turn, preset)));
      }
      for (OverlapCase overlap : foundOverlaps) {
        printer.print(
            overlap, preset.name(), stage.playOne(call -> bargeIn.play(call, overlap, preset)));
      }
    }
    return foundTurns.size() + foundOverlaps.size();
  }
}
