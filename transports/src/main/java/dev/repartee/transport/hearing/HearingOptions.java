package dev.repartee.transport.hearing;

/**
 * How a caller's sound is prepared for the agent's ears.
 *
 * @param noiseSuppression how strongly steady noise is taken out
 * @param gainControl whether quiet voices are made louder and loud ones quieter
 */
public record HearingOptions(NoiseSuppression noiseSuppression, boolean gainControl) {
  /** The sound as it comes. */
  public static final HearingOptions OFF = new HearingOptions(NoiseSuppression.OFF, false);

  /** Whether the sound is left as it comes. */
  public boolean isOff() {
    return equals(OFF);
  }

  /** How strongly steady noise is taken out. What is taken out of the voice with it grows too. */
  public enum NoiseSuppression {
    OFF,
    /** By 6 dB. */
    LOW,
    /** By 12 dB. */
    MODERATE,
    /** By 18 dB. */
    HIGH
  }
}
