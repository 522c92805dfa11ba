package dev.repartee.bench.capacity;

import dev.repartee.bench.stats.Distribution;
import java.util.Map;

/** What callers heard in one step, and how well the generator itself kept time. */
record HeardFigures(
    Distribution responseMs,
    Distribution ownShareMs,
    Distribution jitterMs,
    Distribution bargeInMs,
    Map<LoadFailure, Integer> failures,
    Distribution generatorLatenessMs) {
  /** The times of the stub services, one after the other: 100 ms, 170 ms and 50 ms. */
  private static final double STUBS_MS = 320;

  static HeardFigures of(StepSamples samples) {
    Distribution response = samples.response().distributionMs();
    return new HeardFigures(
        response,
        new Distribution(
            response.n(),
            response.p50() - STUBS_MS,
            response.p95() - STUBS_MS,
            response.p99() - STUBS_MS,
            response.max() - STUBS_MS),
        samples.jitter().distributionMs(),
        samples.bargeIn().distributionMs(),
        samples.failures(),
        samples.lateness().distributionMs());
  }
}
