package dev.repartee.engine.turn;

/**
 * What may be prepared while a turn may still go on.
 *
 * @param reach how far a prepared reply goes
 * @param maxPerTurn how many replies may be prepared for one turn
 * @param early whether one of them may be begun while the caller still speaks, once the words so
 *     far are a complete answer to what was asked
 */
public record SpeculationLimits(Reach reach, int maxPerTurn, boolean early) {
  /** Everything, a few times. */
  public static final SpeculationLimits DEFAULT =
      new SpeculationLimits(Reach.MODEL_AND_VOICE, 4, true);

  /** Nothing is prepared. */
  public static final SpeculationLimits NONE = new SpeculationLimits(Reach.OFF, 0, false);

  /** How far a prepared reply goes. */
  public enum Reach {
    /** Nothing is prepared. */
    OFF,
    /** The model's text. */
    MODEL,
    /** The model's text and the sound of its first phrase. */
    MODEL_AND_VOICE
  }

  public SpeculationLimits {
    Bounds.require(maxPerTurn >= 0, "maxPerTurn", "0 or more");
  }
}
