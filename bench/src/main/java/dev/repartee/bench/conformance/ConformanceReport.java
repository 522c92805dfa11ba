package dev.repartee.bench.conformance;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the judges say.
 *
 * @param voicebench by scenario; empty if it did not judge
 * @param rtvi what Pipecat's client says; empty if it did not judge
 * @param realtime what clients of OpenAI's Realtime API say; empty if they did not judge
 */
record ConformanceReport(List<Judgement> voicebench, List<Check> rtvi, List<Check> realtime) {
  ConformanceReport {
    voicebench = List.copyOf(voicebench);
    rtvi = List.copyOf(rtvi);
    realtime = List.copyOf(realtime);
  }

  /** Whether nothing is wrong. */
  boolean isClean() {
    return voicebench.stream().allMatch(judgement -> judgement.failures().isEmpty())
        && checks().stream().allMatch(Check::passed);
  }

  /** What clients say. */
  List<Check> checks() {
    return Stream.concat(rtvi.stream(), realtime.stream()).toList();
  }
}
