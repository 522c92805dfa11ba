package dev.repartee.engine.turn;

/** Something that {@link TurnTaking} must know, and when it became known. */
public sealed interface TurnInput {
  long atNanos();

  /**
   * A voice was found; it began at {@code startNanos}.
   *
   * @param near whether it is as loud as this caller usually is; a softer one may be somebody else
   */
  record VoiceStarted(long atNanos, long startNanos, boolean near) implements TurnInput {}

  /** The voice that goes on has become as loud as this caller usually is. */
  record VoiceCameNear(long atNanos) implements TurnInput {}

  /** The voice fell silent; its last sound was at {@code endNanos}. */
  record VoiceStopped(long atNanos, long endNanos) implements TurnInput {}

  /** The words of the open turn so far. */
  record PartialHeard(long atNanos, String text) implements TurnInput {}

  /** The words of the open turn up to the present silence. */
  record FinalHeard(long atNanos, String text) implements TurnInput {}

  /** The recogniser failed; no final will come for this turn. */
  record RecognitionLost(long atNanos) implements TurnInput {}

  /** A detector has judged the present silence: the turn is over with this probability. */
  record EndOfTurnJudged(long atNanos, float turnIsOver) implements TurnInput {}

  /** The caller typed. */
  record TextTyped(long atNanos, String text) implements TurnInput {}

  /** The caller pressed the button to speak. */
  record TalkStarted(long atNanos) implements TurnInput {}

  /** The caller let the button go. */
  record TalkEnded(long atNanos) implements TurnInput {}

  /** The caller wants silence, without a word. */
  record Hushed(long atNanos) implements TurnInput {}

  /** The agent begins a reply nobody asked for, such as its greeting. */
  record ReplyPrompted(long atNanos) implements TurnInput {}

  /** The first sound of the reply has left; it reaches the caller at {@code heardAtNanos}. */
  record ReplyAudible(long atNanos, long heardAtNanos) implements TurnInput {}

  /**
   * A word of the reply begins to reach the caller.
   *
   * @param remark the reply up to the words that follow within a moment: who listens sees the end
   *     of a question come
   */
  record WordBegun(long atNanos, String word, String remark) implements TurnInput {}

  /** From now on the reply must be heard, or need no longer be: a legal notice begins or ends. */
  record MustBeHeard(long atNanos, boolean now) implements TurnInput {}

  /** The agent began to use tools, or has done with them. */
  record ToolUse(long atNanos, boolean now) implements TurnInput {}

  /**
   * The reply was heard to its end, or there is nothing more of it.
   *
   * @param heardText what was heard of it
   */
  record ReplyOver(long atNanos, String heardText) implements TurnInput {}

  /** A time given by {@link TurnTaking#nextDeadlineNanos()} has come. */
  record TimePassed(long atNanos) implements TurnInput {}
}
