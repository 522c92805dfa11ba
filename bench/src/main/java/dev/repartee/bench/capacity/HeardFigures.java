package dev.repartee.bench.capacity;

import dev.repartee.bench.stats.Distribution;
import java.util.Map;

/**
 * What callers heard in one step, and how well the generator itself kept time.
 *
 * @param packets how many of sound came and went
 */
record HeardFigures(
    Distribution responseMs,
    Distribution ownShareMs,
    Distribution jitterMs,
    Distribution bargeInMs,
    long packets,
    Map<LoadFailure, Integer> failures,
    Distribution generatorLatenessMs) {
  /** The times of the stub services, one after the other: 100 ms, 170 ms and 50 ms. */
  private static final double STUBS_MS = 320;

  static HeardFigures of(StepSamples samples) {
    Distribution response = samples.response().distributionMs();
    return new HeardFigures(
        response,
        without(response, STUBS_MS),
        samples.jitter().distributionMs(),
        samples.bargeIn().distributionMs(),
        samples.packets(),
        samples.failures(),
        samples.lateness().distributionMs());
  }

  private static Distribution without(Distribution times, double ms) {
    return new Distribution(
        times.n(),
        less(times.p50(), ms),
        less(times.p95(), ms),
        less(times.p99(), ms),
        less(times.max(), ms));
  }

  private static double less(double value, double ms) {
    return Math.round((value - ms) * 1000) / 1000.0;
  }
}
