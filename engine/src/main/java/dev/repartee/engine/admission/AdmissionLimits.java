package dev.repartee.engine.admission;

import java.time.Duration;

/**
 * Up to where calls are let in.
 *
 * @param maxCalls calls at a time, over all kinds of lines
 * @param loopLateness an event loop that is later than this for more than one in twenty of its
 *     timers is overloaded: callers begin to hear it at 10 ms
 * @param inferenceWait the same for how long neural work waits before it begins
 */
public record AdmissionLimits(int maxCalls, Duration loopLateness, Duration inferenceWait) {
  private static final Duration LOOP_LATENESS = Duration.ofMillis(6);
  private static final Duration INFERENCE_WAIT = Duration.ofMillis(80);

  public AdmissionLimits {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("maxCalls must be at least 1, but is " + maxCalls);
    }
  }

  /** So many calls at the most, as long as the machine keeps up. */
  public static AdmissionLimits upTo(int maxCalls) {
    return new AdmissionLimits(maxCalls, LOOP_LATENESS, INFERENCE_WAIT);
  }
}
