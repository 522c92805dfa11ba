package dev.repartee.bench.capacity;

import java.util.EnumMap;
import java.util.Map;

/** What all calls together measure while one step lasts. Lives on the generator's event loop. */
final class StepSamples {
  private final Samples response = new Samples();
  private final Samples bargeIn = new Samples();
  private final Samples jitter = new Samples();
  private final Samples lateness = new Samples();
  private final Map<LoadFailure, Integer> failures = new EnumMap<>(LoadFailure.class);
  private long packets;

  /** End of what a caller said to the first sound of the answer. */
  Samples response() {
    return response;
  }

  /** Start of an interrupting voice to the last sound of what it interrupts. */
  Samples bargeIn() {
    return bargeIn;
  }

  /** How far packets of the agent's speech were from their places. */
  Samples jitter() {
    return jitter;
  }

  /** How late the generator itself sent its packets. */
  Samples lateness() {
    return lateness;
  }

  /** A packet of sound came or went. */
  void packet() {
    packets++;
  }

  long packets() {
    return packets;
  }

  void failed(LoadFailure failure) {
    failures.merge(failure, 1, Integer::sum);
  }

  Map<LoadFailure, Integer> failures() {
    return Map.copyOf(failures);
  }

  /** Begins anew. */
  void clear() {
    response.clear();
    bargeIn.clear();
    jitter.clear();
    lateness.clear();
    failures.clear();
    packets = 0;
  }
}
