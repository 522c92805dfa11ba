package dev.repartee.bench.network;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What a network did to the calls on it.
 *
 * @param calls how many were made
 * @param livedCalls those in which the caller could say everything, and then hung up
 * @param agentWordErrorRate of what the agent understood, against what was said
 * @param callerWordErrorRate of what can be understood of the sound at the caller, against what the
 *     history says was heard
 * @param concealedShare of the sound at the caller, what was made up for want of packets
 * @param silentShare of the sound at the caller, what was left silent for want of packets
 * @param connectMs from calling until sound could flow
 * @param firstSoundMs from calling until the agent was heard
 * @param responseMs from the end of what the caller said to the first sound of the answer
 * @param agentEndedAfterMs from the beginning of an outage until the agent's end was over; null if
 *     there was none, or it was not
 * @param turnsAfterOutage turns of the same call that were answered when the outage was over; null
 *     if there was none
 * @param callerEndReason why the caller's end was over, of the last call
 * @param agentEndReason why the agent's end was over, of the last call
 */
@JsonPropertyOrder({
  "network",
  "calls",
  "lived_calls",
  "agent_word_error_rate",
  "caller_word_error_rate",
  "concealed_share",
  "silent_share",
  "connect_ms",
  "first_sound_ms",
  "response_ms",
  "agent_ended_after_ms",
  "turns_after_outage",
  "caller_end_reason",
  "agent_end_reason"
})
record ConditionFigures(
    String network,
    int calls,
    int livedCalls,
    double agentWordErrorRate,
    double callerWordErrorRate,
    double concealedShare,
    double silentShare,
    Distribution connectMs,
    Distribution firstSoundMs,
    Distribution responseMs,
    @Nullable Long agentEndedAfterMs,
    @Nullable Integer turnsAfterOutage,
    @Nullable String callerEndReason,
    @Nullable String agentEndReason) {}
