package dev.repartee.bench.timeline;

/**
 * Something that happened at a time or lasted for some.
 *
 * @param endMs the same as {@code startMs} if it took no time
 * @param label short text beside it; may be empty
 * @param details all that is known of it, shown when the pointer rests on it
 */
record Mark(Shape shape, Tone tone, long startMs, long endMs, String label, String details) {
  Mark {
    if (endMs < startMs) {
      throw new IllegalArgumentException(
          "a mark must not end before it starts: " + startMs + " to " + endMs + " ms");
    }
  }

  /** A moment with a label beside it. */
  static Mark dot(Tone tone, long atMs, String label, String details) {
    return new Mark(Shape.DOT, tone, atMs, atMs, label, details);
  }

  /** A moment without a label, of which there may be many. */
  static Mark tick(Tone tone, long atMs, String details) {
    return new Mark(Shape.TICK, tone, atMs, atMs, "", details);
  }

  /** A span whose label may be longer than itself. */
  static Mark bar(Tone tone, long startMs, long endMs, String label, String details) {
    return new Mark(Shape.BAR, tone, startMs, Math.max(startMs, endMs), label, details);
  }

  /** A span whose label is left out if there is no room for it. */
  static Mark block(Tone tone, long startMs, long endMs, String label, String details) {
    return new Mark(Shape.BLOCK, tone, startMs, Math.max(startMs, endMs), label, details);
  }

  /** A word, written so that it ends where it was heard to its end. */
  static Mark word(Tone tone, long endMs, String word, String details) {
    return new Mark(Shape.WORD, tone, endMs, endMs, word, details);
  }

  boolean overlaps(long fromMs, long toMs) {
    return endMs >= fromMs && startMs <= toMs;
  }

  enum Shape {
    DOT,
    TICK,
    BAR,
    BLOCK,
    WORD
  }
}
