package dev.repartee.engine.history;

import dev.repartee.engine.spi.Prompt.Role;

/**
 * Something that was said and heard.
 *
 * @param text exactly the words that were heard
 */
public record Remark(Role who, String text, Standing standing) {
  /** What a remark counts for. */
  public enum Standing {
    /** It was said to its end. */
    COMPLETE,
    /** It was cut off after its last word. */
    CUT_OFF,
    /** It was cut off when it had hardly begun, because the other was not finished: taken back. */
    WITHDRAWN,
    /** It only showed attention. */
    BACK_CHANNEL
  }
}
