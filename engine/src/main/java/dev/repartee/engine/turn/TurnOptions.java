package dev.repartee.engine.turn;

/**
 * How patient an agent is, and how it lets itself be interrupted.
 *
 * @param waitMs silence after the caller's last voice until the turn is taken to be over
 * @param transcriptionTimeoutMs silence after which a turn no longer waits for its final transcript
 * @param speculation what is prepared before the turn is known to be over
 * @param maxSpeculations how many replies may be prepared for one turn
 * @param interruptible whether the caller can interrupt the agent by voice
 * @param pauseAfterVoiceMs voice after which the agent holds its breath; negative: it never does
 * @param interruptAfterVoiceMs voice after which the agent gives way whatever was said
 * @param interruptMinWords words without which the agent does not give way; 0: voice suffices
 * @param decideWithinMs longest time the agent holds its breath before it decides
 */
public record TurnOptions(
    long waitMs,
    long transcriptionTimeoutMs,
    Speculation speculation,
    int maxSpeculations,
    boolean interruptible,
    long pauseAfterVoiceMs,
    long interruptAfterVoiceMs,
    int interruptMinWords,
    long decideWithinMs) {

  /** What is prepared while the turn may still go on. */
  public enum Speculation {
    /** Nothing. */
    OFF,
    /** The model's text. */
    MODEL,
    /** The model's text and the sound of its first phrase. */
    MODEL_AND_VOICE
  }

  /** A patience that suits most conversations. */
  public static final TurnOptions DEFAULT =
      new TurnOptions(600, 2500, Speculation.MODEL_AND_VOICE, 4, true, 80, 700, 0, 800);

  public TurnOptions {
    require(waitMs >= 0 && waitMs <= 10_000, "waitMs", "from 0 to 10000");
    require(transcriptionTimeoutMs >= waitMs, "transcriptionTimeoutMs", "not shorter than waitMs");
    require(maxSpeculations >= 0, "maxSpeculations", "0 or more");
    require(interruptAfterVoiceMs >= 0, "interruptAfterVoiceMs", "0 or more");
    require(interruptMinWords >= 0, "interruptMinWords", "0 or more");
    require(decideWithinMs > 0, "decideWithinMs", "positive");
  }

  /** The same with another wait. */
  public TurnOptions withWaitMs(long newWaitMs) {
    return new TurnOptions(
        newWaitMs,
        Math.max(transcriptionTimeoutMs, newWaitMs),
        speculation,
        maxSpeculations,
        interruptible,
        pauseAfterVoiceMs,
        interruptAfterVoiceMs,
        interruptMinWords,
        decideWithinMs);
  }

  /** The same with another degree of speculation. */
  public TurnOptions withSpeculation(Speculation newSpeculation) {
    return new TurnOptions(
        waitMs,
        transcriptionTimeoutMs,
        newSpeculation,
        maxSpeculations,
        interruptible,
        pauseAfterVoiceMs,
        interruptAfterVoiceMs,
        interruptMinWords,
        decideWithinMs);
  }

  private static void require(boolean holds, String field, String bounds) {
    if (!holds) {
      throw new IllegalArgumentException(field + " must be " + bounds);
    }
  }
}
