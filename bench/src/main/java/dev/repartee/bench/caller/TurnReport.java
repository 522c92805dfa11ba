package dev.repartee.bench.caller;

import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import org.jspecify.annotations.Nullable;

/**
 * How one exchange went, by the caller's own ear where it says so.
 *
 * @param said the utterance's name
 * @param transcript what the agent understood; null if it committed no turn
 * @param reply what the agent says was heard of its reply; null if it gave none
 * @param replyInterrupted whether that reply was cut off
 * @param responseMs end of the utterance to the first sound of the reply, at the ear; null if none
 *     came
 * @param bargeInMs start of the utterance to the last sound of the reply that it interrupted, at
 *     the ear; null if it interrupted none
 * @param latency the engine's own account
 */
public record TurnReport(
    String said,
    @Nullable String transcript,
    @Nullable String reply,
    boolean replyInterrupted,
    @Nullable Long responseMs,
    @Nullable Long bargeInMs,
    @Nullable TurnLatency latency) {}
