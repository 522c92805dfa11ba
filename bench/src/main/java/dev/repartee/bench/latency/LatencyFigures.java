package dev.repartee.bench.latency;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.caller.TurnReport;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench latency} prints.
 *
 * @param responseMs end of the caller's speech to the reply's first sound, at the caller's ear
 * @param stagesMs the engine's own account of the same time, each counted from the end of speech
 * @param bargeInMs start of an interrupting voice to the reply's last sound, at the caller's ear
 * @param unanswered utterances to which no reply was heard
 */
@JsonPropertyOrder({
  "machine",
  "transport",
  "wait_ms",
  "calls",
  "failed_calls",
  "unanswered",
  "response_ms",
  "barge_in_ms",
  "stages_ms"
})
record LatencyFigures(
    Machine machine,
    String transport,
    long waitMs,
    int calls,
    int failedCalls,
    long unanswered,
    Distribution responseMs,
    Distribution bargeInMs,
    Stages stagesMs) {

  /** When each stage was reached, from the end of the caller's speech. */
  @JsonPropertyOrder({"text", "commit", "first_token", "first_audio", "heard"})
  record Stages(
      Distribution text,
      Distribution commit,
      Distribution firstToken,
      Distribution firstAudio,
      Distribution heard) {
    static Stages of(Collection<TurnReport> turns) {
      return new Stages(
          stage(turns, TurnLatency::textMs),
          stage(turns, TurnLatency::commitMs),
          stage(turns, TurnLatency::firstTokenMs),
          stage(turns, TurnLatency::firstAudioMs),
          stage(turns, TurnLatency::heardMs));
    }

    private static Distribution stage(
        Collection<TurnReport> turns, Function<TurnLatency, @Nullable Long> stage) {
      List<TurnLatency> measured =
          turns.stream().map(TurnReport::latency).filter(Objects::nonNull).toList();
      return Distribution.of(measured, stage);
    }
  }

  static LatencyFigures of(
      Machine machine,
      String transport,
      long waitMs,
      int calls,
      int failedCalls,
      List<TurnReport> turns) {
    return new LatencyFigures(
        machine,
        transport,
        waitMs,
        calls,
        failedCalls,
        turns.stream().filter(turn -> turn.responseMs() == null).count(),
        Distribution.of(turns, TurnReport::responseMs),
        Distribution.of(turns, TurnReport::bargeInMs),
        Stages.of(turns));
  }
}
