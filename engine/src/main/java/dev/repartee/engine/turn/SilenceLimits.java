package dev.repartee.engine.turn;

/**
 * What an agent does when nobody speaks for long.
 *
 * @param promptAfterMs silence after which it asks whether the caller is still there; 0: never
 * @param prompts how many times it asks before it says farewell and hangs up
 */
public record SilenceLimits(long promptAfterMs, int prompts) {
  /** It waits for ever. */
  public static final SilenceLimits NONE = new SilenceLimits(0, 1);

  public SilenceLimits {
    Bounds.require(promptAfterMs >= 0, "promptAfterMs", "0 or more");
    Bounds.require(prompts >= 0, "prompts", "0 or more");
  }
}
