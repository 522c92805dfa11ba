package dev.repartee.bench.call;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.caller.CallReport;
import dev.repartee.bench.caller.TurnReport;
import dev.repartee.bench.stats.Distribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last line that {@code call} prints.
 *
 * @param saidStartMs where on the call's clock the caller's recording begins
 * @param heardStartMs where the recording of what the caller heard begins
 * @param savedTo the file with what the caller heard; null if it was not asked for
 */
@JsonPropertyOrder({
  "type",
  "turns",
  "response_ms",
  "barge_in_ms",
  "end_reason",
  "said_start_ms",
  "heard_start_ms",
  "saved_to"
})
record CallSummary(
    String type,
    List<TurnReport> turns,
    Distribution responseMs,
    Distribution bargeInMs,
    String endReason,
    long saidStartMs,
    long heardStartMs,
    @Nullable String savedTo) {
  static CallSummary of(CallReport report, @Nullable String savedTo) {
    return new CallSummary(
        "summary",
        report.turns(),
        Distribution.of(report.turns(), TurnReport::responseMs),
        Distribution.of(report.turns(), TurnReport::bargeInMs),
        report.endReason(),
        report.said().startMs(),
        report.heard().startMs(),
        savedTo);
  }
}
