package dev.repartee.bench.turns.simulation;

/**
 * How long inference takes in virtual time: from the moment it is asked for to its result.
 *
 * @param voiceActivityMs one window
 * @param partialTextMs the text so far
 * @param finalTextMs the text at a pause
 * @param judgementMs whether the turn is over
 * @param firstSoundMs of the voice; all sound of the phrase comes at once
 */
public record InferenceDelays(
    long voiceActivityMs,
    long partialTextMs,
    long finalTextMs,
    long judgementMs,
    long firstSoundMs) {
  /** What two cores of a small server need at the median or a little more. */
  public static final InferenceDelays TYPICAL = new InferenceDelays(1, 60, 30, 30, 15);
}
