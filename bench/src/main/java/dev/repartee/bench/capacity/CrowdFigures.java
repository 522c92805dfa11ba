package dev.repartee.bench.capacity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What calls noticed of a crowd that connects and says nothing.
 *
 * @param connections how many came
 * @param descriptorLimit open files and sockets that each of the two processes may have
 * @param letIn WebSockets that the server took for a while
 * @param mute connections that did not even ask for a WebSocket
 * @param refused connections that it refused
 * @param closed connections that it closed because nothing was said
 * @param before what callers heard without the crowd
 * @param during what they heard while it came and was there
 */
@JsonPropertyOrder({
  "connections",
  "descriptor_limit",
  "calls",
  "let_in",
  "mute",
  "refused",
  "closed",
  "before",
  "during"
})
record CrowdFigures(
    int connections,
    long descriptorLimit,
    int calls,
    int letIn,
    int mute,
    int refused,
    int closed,
    HeardFigures before,
    HeardFigures during) {
  private static final double MORE_JITTER_MS = 10;
  private static final double MORE_RESPONSE_MS = 100;

  /** What is not as it should be, in plain words; empty if all is. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (!during.failures().isEmpty()) {
      complaints.add("calls failed while the crowd was there: " + during.failures());
    }
    if (during.jitterMs().p99() > before.jitterMs().p99() + MORE_JITTER_MS) {
      complaints.add(
          "jitter p99 grew from %.1f to %.1f ms while the crowd was there"
              .formatted(before.jitterMs().p99(), during.jitterMs().p99()));
    }
    if (during.responseMs().p95() > before.responseMs().p95() + MORE_RESPONSE_MS) {
      complaints.add(
          "response p95 grew from %.0f to %.0f ms while the crowd was there"
              .formatted(before.responseMs().p95(), during.responseMs().p95()));
    }
    if (closed < letIn + mute) {
      complaints.add("%d silent connections were not closed".formatted(letIn + mute - closed));
    }
    return complaints;
  }
}
