package dev.repartee.engine.turn;

/**
 * How long an agent waits in silence before it takes a turn to be over.
 *
 * @param completeMs the wait where the words so far plainly are the answer that was asked for
 * @param usualMs the wait where nothing is known
 * @param unfinishedMs the wait where the words cannot be all: a number with digits missing, an
 *     "and" at the end
 * @param transcriptionTimeoutMs silence after which a turn no longer waits for its final transcript
 * @param fitsDialogue whether the words, what the agent asked and the caller's own pace count; if
 *     not, every wait is the usual one
 */
public record Patience(
    long completeMs,
    long usualMs,
    long unfinishedMs,
    long transcriptionTimeoutMs,
    boolean fitsDialogue) {
  /** Answers quickly, and is sometimes wrong about it. */
  public static final Patience EAGER = new Patience(250, 400, 1100, 2500, true);

  /** Suits most conversations. */
  public static final Patience BALANCED = new Patience(300, 500, 1400, 2500, true);

  /** For callers who think aloud, read out numbers or learn the language. */
  public static final Patience PATIENT = new Patience(500, 1000, 2200, 3000, true);

  public Patience {
    Bounds.require(completeMs >= 0, "completeMs", "0 or more");
    Bounds.require(usualMs >= completeMs, "usualMs", "not shorter than completeMs");
    Bounds.require(unfinishedMs >= usualMs, "unfinishedMs", "not shorter than usualMs");
    Bounds.require(
        transcriptionTimeoutMs >= usualMs,
        "transcriptionTimeoutMs",
        "not shorter than the usual wait");
  }

  /** One wait for everything, whatever was said. */
  public static Patience fixed(long waitMs, long transcriptionTimeoutMs) {
    return new Patience(waitMs, waitMs, waitMs, transcriptionTimeoutMs, false);
  }
}
