package dev.repartee.bench.capacity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code bench soak} prints.
 *
 * @param callsMade calls that came and went
 * @param early what the server held after the first tenth of the time, without calls
 * @param late the same at the end
 * @param comingAndGoing what callers met between the two
 * @param crowd what happened when many came and said nothing
 */
@JsonPropertyOrder({
  "machine",
  "minutes",
  "calls_made",
  "early",
  "late",
  "coming_and_going",
  "crowd",
  "complaints"
})
record SoakFigures(
    Machine machine,
    double minutes,
    int callsMade,
    Held early,
    Held late,
    Spell comingAndGoing,
    CrowdFigures crowd) {
  private static final double MORE_HEAP_MIB = 8;
  private static final int MORE_THREADS = 3;
  private static final int MORE_DESCRIPTORS = 5;

  /** What a server without calls holds. */
  @JsonPropertyOrder({"heap_mib", "resident_mib", "threads", "descriptors"})
  record Held(double heapMib, double residentMib, int threads, int descriptors) {}

  /**
   * What callers met in a while.
   *
   * @param failures by their kind
   * @param generatorLatenessMs how late the load generator itself was: failures while this is much
   *     may be its own doing
   */
  @JsonPropertyOrder({"response_ms", "failures", "generator_lateness_ms"})
  record Spell(
      Distribution responseMs,
      Map<LoadFailure, Integer> failures,
      Distribution generatorLatenessMs) {
    static Spell of(StepSamples samples) {
      HeardFigures heard = HeardFigures.of(samples);
      return new Spell(heard.responseMs(), heard.failures(), heard.generatorLatenessMs());
    }

    private boolean lostCalls() {
      return failures.containsKey(LoadFailure.DROPPED) || failures.containsKey(LoadFailure.REFUSED);
    }
  }

  /** What is not as it should be, in plain words; empty if all is. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (late.heapMib() > early.heapMib() + MORE_HEAP_MIB) {
      complaints.add(
          "live objects have grown from %.1f to %.1f MiB"
              .formatted(early.heapMib(), late.heapMib()));
    }
    if (late.threads() > early.threads() + MORE_THREADS) {
      complaints.add("threads have grown from %d to %d".formatted(early.threads(), late.threads()));
    }
    if (late.descriptors() > early.descriptors() + MORE_DESCRIPTORS) {
      complaints.add(
          "open files and sockets have grown from %d to %d"
              .formatted(early.descriptors(), late.descriptors()));
    }
    if (comingAndGoing.lostCalls()) {
      complaints.add("calls were dropped or refused: " + comingAndGoing.failures());
    }
    complaints.addAll(crowd.complaints());
    return complaints;
  }
}
