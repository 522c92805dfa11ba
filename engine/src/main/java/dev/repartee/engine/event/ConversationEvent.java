package dev.repartee.engine.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.repartee.engine.turn.Completeness;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a conversation, as the outside may know it.
 *
 * <p>{@link #atMs()} counts from the start of the call. Turns (the caller's) and replies (the
 * agent's) are numbered from 1. {@code EVENTS.md} describes each event and the order in which they
 * come; {@link EventJson} writes them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "call_started", value = ConversationEvent.CallStarted.class),
  @JsonSubTypes.Type(name = "state_changed", value = ConversationEvent.StateChanged.class),
  @JsonSubTypes.Type(name = "speech_started", value = ConversationEvent.SpeechStarted.class),
  @JsonSubTypes.Type(name = "speech_stopped", value = ConversationEvent.SpeechStopped.class),
  @JsonSubTypes.Type(
      name = "partial_transcript",
      value = ConversationEvent.PartialTranscript.class),
  @JsonSubTypes.Type(name = "final_transcript", value = ConversationEvent.FinalTranscript.class),
  @JsonSubTypes.Type(
      name = "speculation_started",
      value = ConversationEvent.SpeculationStarted.class),
  @JsonSubTypes.Type(
      name = "speculation_dropped",
      value = ConversationEvent.SpeculationDropped.class),
  @JsonSubTypes.Type(name = "turn_committed", value = ConversationEvent.TurnCommitted.class),
  @JsonSubTypes.Type(name = "turn_reopened", value = ConversationEvent.TurnReopened.class),
  @JsonSubTypes.Type(name = "turn_discarded", value = ConversationEvent.TurnDiscarded.class),
  @JsonSubTypes.Type(name = "turn_outcome", value = ConversationEvent.TurnOutcome.class),
  @JsonSubTypes.Type(name = "turn_too_long", value = ConversationEvent.TurnTooLong.class),
  @JsonSubTypes.Type(name = "end_of_turn_judged", value = ConversationEvent.EndOfTurnJudged.class),
  @JsonSubTypes.Type(name = "silence_broken", value = ConversationEvent.SilenceBroken.class),
  @JsonSubTypes.Type(name = "reply_text", value = ConversationEvent.ReplyText.class),
  @JsonSubTypes.Type(name = "reply_started", value = ConversationEvent.ReplyStarted.class),
  @JsonSubTypes.Type(name = "word_heard", value = ConversationEvent.WordHeard.class),
  @JsonSubTypes.Type(name = "reply_paused", value = ConversationEvent.ReplyPaused.class),
  @JsonSubTypes.Type(name = "reply_resumed", value = ConversationEvent.ReplyResumed.class),
  @JsonSubTypes.Type(name = "reply_ended", value = ConversationEvent.ReplyEnded.class),
  @JsonSubTypes.Type(name = "tool_started", value = ConversationEvent.ToolStarted.class),
  @JsonSubTypes.Type(name = "tool_ended", value = ConversationEvent.ToolEnded.class),
  @JsonSubTypes.Type(name = "turn_latency", value = ConversationEvent.TurnLatency.class),
  @JsonSubTypes.Type(name = "problem", value = ConversationEvent.Problem.class),
  @JsonSubTypes.Type(name = "call_ended", value = ConversationEvent.CallEnded.class)
})
public sealed interface ConversationEvent {
  long atMs();

  /** The call is connected; who talks in it. */
  record CallStarted(long atMs, String callId, String agent, String model, String voice)
      implements ConversationEvent {}

  /** What the agent is doing has changed. */
  record StateChanged(long atMs, AgentState state) implements ConversationEvent {}

  /** The caller's voice was found; {@code startMs} is when it began. */
  record SpeechStarted(long atMs, long startMs) implements ConversationEvent {}

  /** The caller's voice has fallen silent; {@code endMs} is when it did. */
  record SpeechStopped(long atMs, long endMs) implements ConversationEvent {}

  /**
   * The words of the open turn so far; the first {@code stableWords} are not expected to change.
   */
  record PartialTranscript(long atMs, int turn, String text, int stableWords)
      implements ConversationEvent {}

  /** The words of the open turn up to a pause; a later one of the same turn replaces it. */
  record FinalTranscript(long atMs, int turn, String text) implements ConversationEvent {}

  /** A reply is being prepared in case the turn is over. */
  record SpeculationStarted(long atMs, int turn, String text) implements ConversationEvent {}

  /** The prepared reply was thrown away because the caller went on. */
  record SpeculationDropped(long atMs, int turn) implements ConversationEvent {}

  /**
   * The caller's turn is over and stands in the history.
   *
   * @param text all of it; if the turn was reopened, with what was said before
   * @param waitMs silence between the last voice and this decision; null if there was no voice
   * @param plannedWaitMs the wait that its words called for; null if silence was not the reason
   * @param completeness what its words were worth; null if silence was not the reason
   * @param turnIsOver a detector's probability; null if none has judged
   */
  record TurnCommitted(
      long atMs,
      int turn,
      String text,
      CommitReason reason,
      @Nullable Long waitMs,
      @Nullable Long plannedWaitMs,
      @Nullable Completeness completeness,
      @Nullable Float turnIsOver)
      implements ConversationEvent {}

  /**
   * The caller was not finished: the turn goes on, and its reply was taken back.
   *
   * @param heardMs how much of the reply was heard
   */
  record TurnReopened(long atMs, int turn, long heardMs) implements ConversationEvent {}

  /**
   * What seemed a turn was none.
   *
   * @param text what was understood of it; often nothing
   */
  record TurnDiscarded(long atMs, DiscardReason reason, String text) implements ConversationEvent {}

  /**
   * What became of a committed turn, so that waits can be tuned.
   *
   * @param afterMs since it was committed
   */
  record TurnOutcome(long atMs, int turn, Outcome outcome, long afterMs)
      implements ConversationEvent {}

  /** The open turn has more words than the agent's limit. */
  record TurnTooLong(long atMs, int turn, int words) implements ConversationEvent {}

  /** A detector has judged the present silence. */
  record EndOfTurnJudged(long atMs, int turn, float turnIsOver) implements ConversationEvent {}

  /**
   * Nobody has spoken for long, so the agent does.
   *
   * @param prompt how many times it has asked; 0 if it takes leave
   */
  record SilenceBroken(long atMs, int prompt) implements ConversationEvent {}

  /** More text of a reply whose turn is committed; to be appended to what came before. */
  record ReplyText(long atMs, int reply, String text) implements ConversationEvent {}

  /** The first sound of a reply left for the caller. */
  record ReplyStarted(long atMs, int reply, int turn) implements ConversationEvent {}

  /** The caller has heard a word: characters {@code textStart} to {@code textEnd} of the reply. */
  record WordHeard(long atMs, int reply, int textStart, int textEnd) implements ConversationEvent {}

  /**
   * The agent reacted to a voice, and has not yet decided what it means.
   *
   * @param ducked whether it only lowered its voice
   */
  record ReplyPaused(long atMs, int reply, boolean ducked) implements ConversationEvent {}

  /** The voice meant nothing; the agent goes on. */
  record ReplyResumed(long atMs, int reply) implements ConversationEvent {}

  /**
   * A reply is over.
   *
   * @param heardText what the caller heard of it, which is what stands in the history
   * @param interrupted whether it was cut off after {@code heardText}
   * @param withdrawn whether so little was heard that it counts as not said
   */
  record ReplyEnded(long atMs, int reply, String heardText, boolean interrupted, boolean withdrawn)
      implements ConversationEvent {}

  /** A reply uses a tool; its arguments and result stay inside. */
  record ToolStarted(long atMs, int reply, String tool) implements ConversationEvent {}

  /**
   * A tool has come to its end, which may be after that of the reply that used it.
   *
   * @param failed whether it gave no result; the model was told why
   */
  record ToolEnded(long atMs, int reply, String tool, long tookMs, boolean failed)
      implements ConversationEvent {}

  /**
   * How long a reply took. All times count from the end of the caller's voice; a stage that did not
   * take place is null.
   *
   * @param textMs the final transcript was there
   * @param commitMs the turn was committed
   * @param firstTokenMs the model's first text, or its wish for a tool
   * @param firstPhraseMs the first phrase was handed to the voice
   * @param firstAudioMs the voice's first sound
   * @param heardMs the first sound at the caller's ear
   */
  record TurnLatency(
      long atMs,
      int turn,
      @Nullable Long textMs,
      @Nullable Long commitMs,
      @Nullable Long firstTokenMs,
      @Nullable Long firstPhraseMs,
      @Nullable Long firstAudioMs,
      @Nullable Long heardMs)
      implements ConversationEvent {}

  /** Something failed and the call goes on. {@code message} says what to do. */
  record Problem(long atMs, Part part, String message) implements ConversationEvent {}

  /** The call is over; the last event. */
  record CallEnded(long atMs, String reason) implements ConversationEvent {}

  /** What the agent is doing. */
  enum AgentState {
    LISTENING,
    THINKING,
    SPEAKING,
    PAUSED
  }

  /** Why a turn was taken to be over. */
  enum CommitReason {
    /** The silence was long enough. */
    SILENCE,
    /** The recogniser gave no final in time; what was known of the text was taken. */
    TRANSCRIPTION_TIMEOUT,
    /** The caller typed it. */
    TYPED,
    /** The caller said so by a button or a message. */
    BUTTON,
    /** The call ended in the middle of it. */
    CALL_ENDED
  }

  /** What became of a committed turn. */
  enum Outcome {
    /** The caller listened to the reply. */
    HEARD_OUT,
    /** The caller was not finished, and the reply was taken back. */
    WENT_ON,
    /** The caller interrupted the reply. */
    INTERRUPTED,
    /** The call ended before the reply did. */
    CALL_ENDED
  }

  /** A part of the engine that can fail by itself. */
  enum Part {
    VOICE_ACTIVITY,
    RECOGNITION,
    END_OF_TURN,
    MODEL,
    VOICE,
    TRANSPORT
  }
}
