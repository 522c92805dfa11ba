package dev.repartee.bench.network;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.bench.caller.TurnReport;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.text.WordErrorRate;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.transport.webrtc.Reception;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes figures of the calls that were held on one network. */
final class ConditionMeasurement {
  private static final int SECONDS_TO_MS = 1_000;

  private final Condition condition;
  private final List<Saying> sayings;
  private final WordsCheck words;

  /**
   * For calls in which all of this was said, in order.
   *
   * @param sayings in words
   */
  ConditionMeasurement(Condition condition, List<Saying> sayings, WordsCheck words) {
    this.condition = condition;
    this.sayings = List.copyOf(sayings);
    this.words = words;
  }

  ConditionFigures figures(List<NetworkCall> calls) {
    WordErrorRate atAgent = WordErrorRate.NONE;
    WordErrorRate atCaller = WordErrorRate.NONE;
    List<TurnReport> turns = new ArrayList<>();
    List<String> said = sayings.stream().map(Saying::text).toList();
    int lived = 0;
    for (NetworkCall call : calls) {
      CallReport caller = call.caller();
      atAgent = atAgent.plus(words.atAgent(said, call.agentEvents()));
      if (caller != null) {
        atCaller = atCaller.plus(words.atCaller(caller, call.agentEvents()));
        turns.addAll(caller.turns());
        lived += caller.turns().size() == sayings.size() ? 1 : 0;
      }
    }
    NetworkCall last = calls.get(calls.size() - 1);
    CallReport lastCaller = last.caller();
    return new ConditionFigures(
        condition.name(),
        calls.size(),
        lived,
        rounded(atAgent.rate()),
        rounded(atCaller.rate()),
        share(calls, Kind.CONCEALED),
        share(calls, Kind.SILENT),
        Distribution.of(calls, NetworkCall::connectMs),
        Distribution.of(calls, NetworkCall::firstSoundMs),
        Distribution.of(turns, TurnReport::responseMs),
        last.agentEndedAfterMs(),
        turnsAfterOutage(last),
        lastCaller == null ? last.failure() : lastCaller.endReason(),
        agentEndReason(last));
  }

  private enum Kind {
    CONCEALED,
    SILENT
  }

  private static double share(List<NetworkCall> calls, Kind kind) {
    long samples = 0;
    long missing = 0;
    for (NetworkCall call : calls) {
      Reception reception = call.reception();
      samples += reception.samples();
      missing +=
          kind == Kind.CONCEALED
              ? reception.concealedSamples() - reception.silentConcealedSamples()
              : reception.silentConcealedSamples();
    }
    return samples == 0 ? 0 : rounded((double) missing / samples);
  }

  /** By the agent's clock, which is that of its events. */
  private @Nullable Integer turnsAfterOutage(NetworkCall call) {
    Long cutMs = call.cutMs();
    if (cutMs == null || condition.outage() == null) {
      return null;
    }
    long mendedMs = cutMs + condition.outage().toSeconds() * SECONDS_TO_MS;
    return (int)
        call.agentEvents().stream()
            .filter(ReplyEnded.class::isInstance)
            .filter(event -> event.atMs() > mendedMs && !((ReplyEnded) event).heardText().isEmpty())
            .count();
  }

  private static @Nullable String agentEndReason(NetworkCall call) {
    return call.agentEvents().stream()
        .map(ConditionMeasurement::endReason)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String endReason(ConversationEvent event) {
    return event instanceof CallEnded ended ? ended.reason() : null;
  }

  private static double rounded(double rate) {
    return Math.round(rate * 1000) / 1000.0;
  }
}
