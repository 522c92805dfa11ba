package dev.repartee.bench.turns.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;

/**
 * How well the history knows what was heard of interrupted replies.
 *
 * @param exactRate the last word of the history is the last one that a recogniser finds in what the
 *     caller received, give or take one word
 * @param exactBySimulationRate it is the last one whose end had left, as the simulation knows it
 * @param oneWordBySimulationRate the same, give or take one word
 * @param interruptions replies that were interrupted
 * @param notInterrupted replies that were to be interrupted and were not
 */
public record HeardWordsFigures(
    @JsonUnwrapped(prefix = "exact_rate") Estimate exactRate,
    @JsonUnwrapped(prefix = "exact_by_simulation_rate") Estimate exactBySimulationRate,
    @JsonUnwrapped(prefix = "one_word_by_simulation_rate") Estimate oneWordBySimulationRate,
    int interruptions,
    int notInterrupted) {

  public static HeardWordsFigures of(List<HeardWordsOutcome> outcomes, int notInterrupted) {
    List<HeardWordsOutcome> simulated =
        outcomes.stream().filter(one -> one.wordsReceived() != null).toList();
    return new HeardWordsFigures(
        Estimate.share(
            outcomes,
            HeardWordsFigures::recording,
            one -> Math.abs(one.wordsInHistory() - one.wordsUnderstood()) <= 1),
        Estimate.share(simulated, HeardWordsFigures::recording, one -> missedBy(one) == 0),
        Estimate.share(simulated, HeardWordsFigures::recording, one -> missedBy(one) <= 1),
        outcomes.size(),
        notInterrupted);
  }

  private static int missedBy(HeardWordsOutcome outcome) {
    int received = Objects.requireNonNull(outcome.wordsReceived());
    return Math.abs(outcome.wordsInHistory() - received);
  }

  private static String recording(HeardWordsOutcome outcome) {
    return outcome.overlap().recording();
  }
}
