package dev.repartee.engine.turn;

/**
 * How an agent takes and gives turns.
 *
 * @param floor how the caller begins and ends a turn
 * @param patience how long it waits for the end of a turn
 * @param speculation what it prepares meanwhile
 * @param bargeIn how it lets itself be interrupted
 * @param silence what it does when nobody speaks
 * @param maxWords words of one turn after which the limit is told; 0: there is none
 * @param murmurAfterMs voice of one turn after which the agent says "mm-hmm" in a short pause; 0:
 *     never
 * @param answers whether it answers a turn by itself; if not, it waits until it is told to
 */
public record TurnOptions(
    Floor floor,
    Patience patience,
    SpeculationLimits speculation,
    BargeIn bargeIn,
    SilenceLimits silence,
    int maxWords,
    long murmurAfterMs,
    boolean answers) {
  /** Suits most conversations. */
  public static final TurnOptions BALANCED =
      new TurnOptions(
          Floor.BY_VOICE,
          Patience.BALANCED,
          SpeculationLimits.DEFAULT,
          BargeIn.DEFAULT,
          SilenceLimits.NONE,
          0,
          0,
          true);

  /** Answers quickly. */
  public static final TurnOptions EAGER = BALANCED.with(Patience.EAGER);

  /** Lets the caller think. */
  public static final TurnOptions PATIENT = BALANCED.with(Patience.PATIENT);

  public static final TurnOptions DEFAULT = BALANCED;

  /** How the caller begins and ends a turn. */
  public enum Floor {
    /** By speaking and falling silent. */
    BY_VOICE,
    /** By a button or a message: push to talk. */
    BY_BUTTON
  }

  public TurnOptions {
    Bounds.require(maxWords >= 0, "maxWords", "0 or more");
    Bounds.require(murmurAfterMs >= 0, "murmurAfterMs", "0 or more");
  }

  /** The default with one wait for everything: a plain rule of silence. */
  public static TurnOptions fixedWait(long waitMs) {
    long timeoutMs = Math.max(waitMs, Patience.BALANCED.transcriptionTimeoutMs());
    return BALANCED.with(Patience.fixed(waitMs, timeoutMs));
  }

  /** The same with another way to take the floor. */
  public TurnOptions with(Floor newFloor) {
    return new TurnOptions(
        newFloor, patience, speculation, bargeIn, silence, maxWords, murmurAfterMs, answers);
  }

  /** The same with another patience. */
  public TurnOptions with(Patience newPatience) {
    return new TurnOptions(
        floor, newPatience, speculation, bargeIn, silence, maxWords, murmurAfterMs, answers);
  }

  /** The same with other limits of speculation. */
  public TurnOptions with(SpeculationLimits newSpeculation) {
    return new TurnOptions(
        floor, patience, newSpeculation, bargeIn, silence, maxWords, murmurAfterMs, answers);
  }

  /** The same with another way to be interrupted. */
  public TurnOptions with(BargeIn newBargeIn) {
    return new TurnOptions(
        floor, patience, speculation, newBargeIn, silence, maxWords, murmurAfterMs, answers);
  }

  /** The same with another way to meet silence. */
  public TurnOptions with(SilenceLimits newSilence) {
    return new TurnOptions(
        floor, patience, speculation, bargeIn, newSilence, maxWords, murmurAfterMs, answers);
  }

  /** The same with a limit of words. */
  public TurnOptions withMaxWords(int newMaxWords) {
    return new TurnOptions(
        floor, patience, speculation, bargeIn, silence, newMaxWords, murmurAfterMs, answers);
  }

  /** The same with a murmur in long turns. */
  public TurnOptions withMurmurAfterMs(long newMurmurAfterMs) {
    return new TurnOptions(
        floor, patience, speculation, bargeIn, silence, maxWords, newMurmurAfterMs, answers);
  }

  /** The same, but answering by itself or not; if not, there is nothing to prepare for. */
  public TurnOptions withAnswers(boolean newAnswers) {
    return new TurnOptions(
        floor,
        patience,
        newAnswers ? speculation : SpeculationLimits.NONE,
        bargeIn,
        silence,
        maxWords,
        murmurAfterMs,
        newAnswers);
  }
}
