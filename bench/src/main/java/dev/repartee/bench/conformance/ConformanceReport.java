package dev.repartee.bench.conformance;

import java.util.List;

/**
 * What the judges say.
 *
 * @param voicebench by scenario; empty if it did not judge
 * @param rtvi what Pipecat's client says; empty if it did not judge
 */
record ConformanceReport(List<Judgement> voicebench, List<Check> rtvi) {
  ConformanceReport {
    voicebench = List.copyOf(voicebench);
    rtvi = List.copyOf(rtvi);
  }

  /** Whether nothing is wrong. */
  boolean isClean() {
    return voicebench.stream().allMatch(judgement -> judgement.failures().isEmpty())
        && rtvi.stream().allMatch(Check::passed);
  }
}
