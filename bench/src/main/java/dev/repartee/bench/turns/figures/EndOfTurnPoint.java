package dev.repartee.bench.turns.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.repartee.bench.stats.Distribution;
import java.util.List;
import java.util.Objects;

/**
 * What one way to decide comes to, over many turns.
 *
 * @param name of the way
 * @param falseCutOffRate turns taken to be over before they were, heard or not
 * @param cutOffsPerPause the same for each pause within a turn
 * @param heardCutOffRate turns in which the agent was heard before their end
 * @param audibleCutOffRate turns with more than 300 ms of the agent over the caller's speech
 * @param repairedRate of the turns cut: nothing lost, and one reply to all
 * @param meanDelayMs end of the caller's voice to the first sound of the reply, at the caller's ear
 * @param unanswered turns whose end was never answered
 * @param wastedSpeculationShare prepared replies that were thrown away
 */
public record EndOfTurnPoint(
    String name,
    int turns,
    @JsonUnwrapped(prefix = "false_cut_off_rate") Estimate falseCutOffRate,
    @JsonUnwrapped(prefix = "cut_offs_per_pause") Estimate cutOffsPerPause,
    @JsonUnwrapped(prefix = "heard_cut_off_rate") Estimate heardCutOffRate,
    @JsonUnwrapped(prefix = "audible_cut_off_rate") Estimate audibleCutOffRate,
    @JsonUnwrapped(prefix = "repaired_rate") Estimate repairedRate,
    @JsonUnwrapped(prefix = "mean_delay_ms") Estimate meanDelayMs,
    Distribution delayMs,
    int unanswered,
    @JsonUnwrapped(prefix = "wasted_speculation_share") Estimate wastedSpeculationShare) {

  public static EndOfTurnPoint of(String name, List<TurnOutcome> outcomes) {
    List<TurnOutcome> answered =
        outcomes.stream().filter(outcome -> outcome.responseMs() != null).toList();
    List<TurnOutcome> cut = outcomes.stream().filter(TurnOutcome::isCut).toList();
    return new EndOfTurnPoint(
        name,
        outcomes.size(),
        Estimate.share(outcomes, EndOfTurnPoint::recording, TurnOutcome::isCut),
        Estimate.ratio(
            outcomes, EndOfTurnPoint::recording, TurnOutcome::pausesCut, TurnOutcome::pauses),
        Estimate.share(outcomes, EndOfTurnPoint::recording, TurnOutcome::isHeardCut),
        Estimate.share(outcomes, EndOfTurnPoint::recording, TurnOutcome::isAudiblyCut),
        Estimate.share(cut, EndOfTurnPoint::recording, TurnOutcome::isRepaired),
        Estimate.mean(answered, EndOfTurnPoint::recording, EndOfTurnPoint::responseMs),
        Distribution.of(answered, TurnOutcome::responseMs),
        outcomes.size() - answered.size(),
        Estimate.ratio(
            outcomes,
            EndOfTurnPoint::recording,
            TurnOutcome::speculationsDropped,
            TurnOutcome::speculations));
  }

  private static String recording(TurnOutcome outcome) {
    return outcome.turn().recording();
  }

  private static double responseMs(TurnOutcome outcome) {
    return Objects.requireNonNull(outcome.responseMs());
  }
}
