package dev.repartee.bench.timeline;

import java.util.Locale;

/** What a mark means, which is what gives it its colour. */
enum Tone {
  /** The caller's doing. */
  CALLER,
  /** The agent's doing. */
  AGENT,
  /** Work of the model. */
  MODEL,
  /** Work of the voice. */
  VOICE,
  /** Something that was prepared and used, or a turn that was taken to be over. */
  GOOD,
  /** Something that was thrown away, or was found to be nothing. */
  NOTHING,
  /** The agent holds back: it pauses or lowers its voice. */
  CAUTION,
  /** The agent gives way, or something failed. */
  STOP;

  /** The class in the drawing's style sheet. */
  String styleClass() {
    return name().toLowerCase(Locale.ROOT);
  }
}
