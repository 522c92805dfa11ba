package dev.repartee.llm.openai;

/**
 * Keeps thoughts from being spoken that a model writes into its answer between {@code <think>} and
 * {@code </think>}, as reasoning models do behind servers that do not separate them.
 *
 * <p>Only an answer that begins with the mark is held back; all others pass as they come.
 */
final class ThoughtFilter {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private enum State {
    UNDECIDED,
    THINKING,
    SPEAKING
  }

  private final StringBuilder held = new StringBuilder();
  private State state = State.UNDECIDED;

  /** Takes more text and returns what may be spoken of all that was held back; often empty. */
  String accept(String text) {
    if (state == State.SPEAKING) {
      return text;
    }
    held.append(text);
    if (state == State.UNDECIDED) {
      decide();
    }
    if (state == State.THINKING) {
      dropThoughts();
    }
    return state == State.SPEAKING ? takeHeld() : "";
  }

  /** Returns what is still held back at the end of the answer and is no thought. */
  String end() {
    return state == State.THINKING ? "" : takeHeld();
  }

  /** Whether thoughts are coming in. */
  boolean thinking() {
    return state == State.THINKING;
  }

  private void decide() {
    String begin = held.toString().stripLeading();
    if (begin.startsWith(OPEN)) {
      state = State.THINKING;
    } else if (!OPEN.startsWith(begin)) {
      state = State.SPEAKING;
    }
  }

  private void dropThoughts() {
    int close = held.indexOf(CLOSE);
    if (close >= 0) {
      held.delete(0, close + CLOSE.length());
      state = State.SPEAKING;
      return;
    }
    int keep = CLOSE.length() - 1;
    if (held.length() > keep) {
      held.delete(0, held.length() - keep);
    }
  }

  private String takeHeld() {
    String text = held.toString();
    held.setLength(0);
    return text;
  }
}
