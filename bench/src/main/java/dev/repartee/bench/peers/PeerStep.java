package dev.repartee.bench.peers;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.capacity.LoadFailure;
import dev.repartee.bench.capacity.StepFigures;
import dev.repartee.bench.stats.Distribution;
import java.util.Map;

/**
 * What callers of an engine measured with a number of calls, and what these cost; as in {@link
 * StepFigures}, without what only a server in Java tells.
 */
@JsonPropertyOrder({
  "calls",
  "calls_up",
  "response_ms",
  "barge_in_ms",
  "jitter_ms",
  "cpu_cores_per_call",
  "memory_mib_per_call",
  "failures",
  "generator_lateness_ms"
})
record PeerStep(
    int calls,
    int callsUp,
    Distribution responseMs,
    Distribution bargeInMs,
    Distribution jitterMs,
    double cpuCoresPerCall,
    double memoryMibPerCall,
    Map<LoadFailure, Integer> failures,
    Distribution generatorLatenessMs) {
  static PeerStep of(StepFigures step) {
    return new PeerStep(
        step.calls(),
        step.callsUp(),
        step.responseMs(),
        step.bargeInMs(),
        step.jitterMs(),
        step.cpuCoresPerCall(),
        step.memoryMibPerCall(),
        step.failures(),
        step.generatorLatenessMs());
  }
}
