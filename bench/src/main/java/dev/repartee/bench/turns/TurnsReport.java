package dev.repartee.bench.turns;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import dev.repartee.bench.turns.figures.BargeInFigures;
import dev.repartee.bench.turns.figures.EndOfTurnFigures;
import dev.repartee.bench.turns.figures.HeardWordsFigures;
import dev.repartee.bench.turns.simulation.InferenceDelays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench turns} prints; what was not measured is left out.
 *
 * @param part which half of the material: {@code tuning}, {@code held-out} or {@code all}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TurnsReport(
    Machine machine,
    String part,
    long seed,
    Conditions conditions,
    @Nullable EndOfTurnFigures endOfTurn,
    @Nullable BargeIn bargeIn,
    @Nullable HeardWordsFigures heardWords) {
  /** The preset whose figures stand for the engine. */
  static final String PRESET = "balanced";

  /**
   * What the calls were held with.
   *
   * @param simulatedMs how long inference takes in virtual time
   * @param measuredMs how long it worked in this run, where it was not remembered
   */
  record Conditions(
      long lineOneWayMs,
      String model,
      String agentVoice,
      List<String> callerVoices,
      String endOfTurnDetector,
      InferenceDelays simulatedMs,
      Measured measuredMs) {}

  /** Work of one core for each piece of inference. */
  record Measured(
      Distribution voiceActivityWindow, Distribution recognition, Distribution judgement) {}

  /**
   * Barge-in with the usual preset, and with each.
   *
   * @param usual the figures of {@link #PRESET}
   */
  record BargeIn(@JsonUnwrapped BargeInFigures usual, List<BargeInFigures> presets) {}
}
