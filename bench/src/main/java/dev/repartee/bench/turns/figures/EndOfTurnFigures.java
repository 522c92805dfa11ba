package dev.repartee.bench.turns.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.repartee.bench.stats.Distribution;
import java.util.List;
import java.util.Map;

/**
 * How soon the agent answers, and how often it cuts in, by policy and by source.
 *
 * @param audibleCutOffRate of the usual preset: turns with more than 300 ms of the agent over the
 *     caller's speech
 * @param repairedRate of the usual preset: turns cut of which nothing was lost, with one reply to
 *     all
 * @param plainFirstAudioMs of the usual preset, where the answer is plainly complete: end of the
 *     caller's voice to the first sound of the reply
 * @param policies the curve of each policy, by its name
 */
public record EndOfTurnFigures(
    @JsonUnwrapped(prefix = "audible_cut_off_rate") Estimate audibleCutOffRate,
    @JsonUnwrapped(prefix = "repaired_rate") Estimate repairedRate,
    Distribution plainFirstAudioMs,
    @JsonUnwrapped(prefix = "wasted_speculation_share") Estimate wastedSpeculationShare,
    Map<String, Curve> policies,
    List<Source> bySource) {
  public EndOfTurnFigures {
    bySource = List.copyOf(bySource);
  }

  /** One kind of material under every operating point. */
  public record Source(String source, List<EndOfTurnPoint> points) {}
}
