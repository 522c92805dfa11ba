package dev.repartee.bench.turns;

import dev.repartee.bench.turns.cases.OverlapCase;
import dev.repartee.bench.turns.figures.BargeInFigures;
import dev.repartee.bench.turns.figures.OverlapOutcome;
import dev.repartee.bench.turns.simulation.CallScript;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.SimulatedCall;
import dev.repartee.bench.turns.simulation.Speaker;
import dev.repartee.bench.turns.simulation.StubSpeaker;
import java.util.ArrayList;
import java.util.List;

/** Plays every sound over the agent's speech, and sums up what the agent made of it. */
final class BargeInMeasurement {
  /** Long enough to be spoken for a quarter of a minute. */
  private static final String ANSWER =
      "that is quite simple. You send us the parcel with the form that is in the box, and as soon"
          + " as it has reached our store, someone looks at it and writes you a message. Then you"
          + " can choose between another one of the same kind and your money, which is with you"
          + " within five days. If you need help with the form, we are here every day from nine"
          + " to five.";

  private final Stage stage;
  private final Speaker agentVoice;
  private final Speaker steadyVoice = new StubSpeaker();
  private final Progress progress;

  /**
   * A measurement.
   *
   * @param agentVoice speaks where its echo comes back; elsewhere a steady tone does, whose
   *     loudness tells what the engine does to it
   */
  BargeInMeasurement(Stage stage, Speaker agentVoice, Progress progress) {
    this.stage = stage;
    this.agentVoice = agentVoice;
    this.progress = progress;
  }

  List<BargeInFigures> run(List<OverlapCase> cases, List<OperatingPoint> points)
      throws InterruptedException {
    List<BargeInFigures> figures = new ArrayList<>();
    for (OperatingPoint point : points) {
      List<OverlapOutcome> outcomes =
          stage.play(
              cases,
              (call, overlap) -> OverlapOutcome.of(overlap, play(call, overlap, point)),
              progress.of("barge-in " + point.name(), cases.size()));
      figures.add(BargeInFigures.of(point.name(), outcomes));
    }
    return figures;
  }

  /** One call as it goes under an operating point. */
  CallTrace play(SimulatedCall call, OverlapCase overlap, OperatingPoint point) {
    return play(call, overlap, point, overlap.kind().isEcho() ? agentVoice : steadyVoice);
  }

  /** The same with a voice that can be understood. */
  CallTrace playWithRealVoice(SimulatedCall call, OverlapCase overlap, OperatingPoint point) {
    return play(call, overlap, point, agentVoice);
  }

  private static CallTrace play(
      SimulatedCall call, OverlapCase overlap, OperatingPoint point, Speaker voice) {
    return call.run(
        new CallScript(
            "",
            ANSWER,
            overlap.sound(),
            overlap.line(),
            overlap.sound().durationNanos() / 1_000_000),
        point.options(),
        voice);
  }
}
