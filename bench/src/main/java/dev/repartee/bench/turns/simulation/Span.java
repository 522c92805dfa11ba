package dev.repartee.bench.turns.simulation;

import java.util.List;

/**
 * A stretch of time.
 *
 * @param startMs on the clock of a call or of a recording
 * @param endMs likewise, not part of the stretch
 */
public record Span(long startMs, long endMs) {
  public Span {
    if (endMs < startMs) {
      throw new IllegalArgumentException("a span cannot end before it starts: " + startMs);
    }
  }

  /** From the end of one stretch to the start of a later one. */
  public static Span between(Span earlier, Span later) {
    long fromMs = earlier.endMs;
    long toMs = later.startMs;
    return new Span(fromMs, toMs);
  }

  public long lengthMs() {
    return endMs - startMs;
  }

  /** How long this and another stretch are at the same time. */
  public long overlapMs(Span other) {
    return Math.max(0, Math.min(endMs, other.endMs) - Math.max(startMs, other.startMs));
  }

  /** How long any of some stretches, which are apart from each other, is at the time of this. */
  public long overlapMs(List<Span> others) {
    return others.stream().mapToLong(this::overlapMs).sum();
  }

  /** The same stretch later. */
  public Span later(long ms) {
    return new Span(startMs + ms, endMs + ms);
  }
}
