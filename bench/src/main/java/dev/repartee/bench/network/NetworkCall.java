package dev.repartee.bench.network;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.webrtc.Reception;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call, from both of its ends.
 *
 * @param caller the caller's account; null if the call was never connected, or did not end in time
 * @param failure why the caller has no account; null if it has
 * @param agentEvents the agent's account, which no network has touched
 * @param reception of the agent's sound at the caller
 * @param dialledNanos when the caller began to call
 * @param connectedNanos when sound could flow; null if that never was
 * @param agentStartNanos when the agent's end began; null if it never did
 * @param firstSoundNanos when the agent was first heard
 * @param cutNanos when the outage began; null if there was none
 * @param agentEndNanos when the agent's end was over; null if it did not end
 */
record NetworkCall(
    @Nullable CallReport caller,
    @Nullable String failure,
    List<ConversationEvent> agentEvents,
    Reception reception,
    long dialledNanos,
    @Nullable Long connectedNanos,
    @Nullable Long agentStartNanos,
    @Nullable Long firstSoundNanos,
    @Nullable Long cutNanos,
    @Nullable Long agentEndNanos) {
  NetworkCall {
    agentEvents = List.copyOf(agentEvents);
  }

  /** Time from calling until sound could flow. */
  @Nullable Long connectMs() {
    return sinceMs(dialledNanos, connectedNanos);
  }

  /** Time from calling until the agent was heard. */
  @Nullable Long firstSoundMs() {
    return sinceMs(dialledNanos, firstSoundNanos);
  }

  /** Time from the outage's beginning until the agent's end was over. */
  @Nullable Long agentEndedAfterMs() {
    return cutNanos == null ? null : sinceMs(cutNanos, agentEndNanos);
  }

  /** When the outage began, on the clock of the agent's events; null if there was none. */
  @Nullable Long cutMs() {
    return sinceMs(agentStartNanos == null ? dialledNanos : agentStartNanos, cutNanos);
  }

  private static @Nullable Long sinceMs(long fromNanos, @Nullable Long toNanos) {
    return toNanos == null ? null : TimeUnit.NANOSECONDS.toMillis(toNanos - fromNanos);
  }
}
