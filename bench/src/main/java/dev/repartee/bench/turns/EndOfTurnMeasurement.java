package dev.repartee.bench.turns;

import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.turns.cases.Track;
import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.figures.Curve;
import dev.repartee.bench.turns.figures.EndOfTurnFigures;
import dev.repartee.bench.turns.figures.EndOfTurnPoint;
import dev.repartee.bench.turns.figures.TurnOutcome;
import dev.repartee.bench.turns.simulation.CallScript;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.LineOptions;
import dev.repartee.bench.turns.simulation.SimulatedCall;
import dev.repartee.bench.turns.simulation.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays every turn under every operating point, and sums up when the agent answered. */
final class EndOfTurnMeasurement {
  /** Twenty tokens with the mark before it. */
  private static final String ANSWER =
      "thank you for asking, I can help with that. Please tell me which day and time would suit"
          + " you best.";

  private final Stage stage;
  private final Speaker agentVoice;
  private final Progress progress;

  EndOfTurnMeasurement(Stage stage, Speaker agentVoice, Progress progress) {
    this.stage = stage;
    this.agentVoice = agentVoice;
    this.progress = progress;
  }

  EndOfTurnFigures run(List<TurnCase> cases, List<OperatingPoint> points)
      throws InterruptedException {
    Map<String, List<EndOfTurnPoint>> curves = new LinkedHashMap<>();
    Map<OperatingPoint, List<TurnOutcome>> outcomes = new LinkedHashMap<>();
    for (OperatingPoint point : points) {
      List<TurnOutcome> ofPoint =
          stage.play(
              cases,
              (call, turn) ->
                  TurnOutcome.of(turn, play(call, turn, point), () -> wholeText(call, turn)),
              progress.of(point.curve() + " " + point.name(), cases.size()));
      progress.outcomes(point.curve() + " " + point.name(), ofPoint);
      outcomes.put(point, ofPoint);
      curves
          .computeIfAbsent(point.curve(), curve -> new ArrayList<>())
          .add(EndOfTurnPoint.of(point.name(), ofPoint));
    }
    OperatingPoint usual = OperatingPoint.usual(points);
    List<TurnOutcome> outcomesOfUsual = outcomes.getOrDefault(usual, List.of());
    EndOfTurnPoint usualPoint = EndOfTurnPoint.of(usual.name(), outcomesOfUsual);
    Map<String, Curve> policies = new LinkedHashMap<>();
    curves.forEach((name, curve) -> policies.put(name, Curve.of(name, curve)));
    return new EndOfTurnFigures(
        usualPoint.audibleCutOffRate(),
        usualPoint.repairedRate(),
        Distribution.of(
            outcomesOfUsual.stream().filter(one -> one.turn().plain()).toList(),
            TurnOutcome::responseMs),
        usualPoint.wastedSpeculationShare(),
        policies,
        bySource(outcomes));
  }

  /** One call as it goes under an operating point. */
  CallTrace play(SimulatedCall call, TurnCase turn, OperatingPoint point) {
    return call.run(
        new CallScript(
            turn.question(),
            ANSWER,
            turn.sound(),
            LineOptions.PLAIN,
            turn.sound().durationNanos() / 1_000_000),
        point.options(),
        agentVoice,
        point.judged());
  }

  private static String wholeText(SimulatedCall call, TurnCase turn) {
    return call.transcribe(Track.cut(turn.sound(), turn.startMs() - 200, turn.endMs() + 200));
  }

  private static List<EndOfTurnFigures.Source> bySource(
      Map<OperatingPoint, List<TurnOutcome>> outcomes) {
    Map<String, List<EndOfTurnPoint>> sources = new LinkedHashMap<>();
    outcomes.forEach(
        (point, ofPoint) ->
            ofPoint.stream()
                .collect(
                    Collectors.groupingBy(
                        outcome -> outcome.turn().source(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach(
                    (source, ofSource) ->
                        sources
                            .computeIfAbsent(source, key -> new ArrayList<>())
                            .add(EndOfTurnPoint.of(point.curve() + " " + point.name(), ofSource))));
    return sources.entrySet().stream()
        .map(e -> new EndOfTurnFigures.Source(e.getKey(), e.getValue()))
        .toList();
  }
}
