package dev.repartee.bench.timeline;

import java.util.List;

/**
 * A call, or a part of one, ready to be drawn.
 *
 * @param fromMs the left end, in milliseconds since the start of the call
 * @param toMs the right end
 */
record Timeline(String title, String subtitle, long fromMs, long toMs, List<Lane> lanes) {
  Timeline {
    if (toMs <= fromMs) {
      throw new IllegalArgumentException(
          "A timeline from "
              + fromMs
              + " to "
              + toMs
              + " ms has no length; let it end after it begins.");
    }
    lanes = List.copyOf(lanes);
  }

  /** The same call, but only what lies between two times. */
  Timeline between(long newFromMs, long newToMs) {
    return new Timeline(title, subtitle, newFromMs, newToMs, lanes);
  }

  long lengthMs() {
    return toMs - fromMs;
  }
}
