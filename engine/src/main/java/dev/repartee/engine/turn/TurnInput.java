package dev.repartee.engine.turn;

/** Something that {@link TurnTaking} must know, and when it became known. */
public sealed interface TurnInput {
  long atNanos();

  /** A voice was found; it began at {@code startNanos}. */
  record VoiceStarted(long atNanos, long startNanos) implements TurnInput {}

  /** The voice fell silent; its last sound was at {@code endNanos}. */
  record VoiceStopped(long atNanos, long endNanos) implements TurnInput {}

  /** The words of the open turn so far. */
  record PartialHeard(long atNanos, String text) implements TurnInput {}

  /** The words of the open turn up to the present silence. */
  record FinalHeard(long atNanos, String text) implements TurnInput {}

  /** The recogniser failed; no final will come for this turn. */
  record RecognitionLost(long atNanos) implements TurnInput {}

  /** The caller typed. */
  record TextTyped(long atNanos, String text) implements TurnInput {}

  /** The agent begins a reply nobody asked for, such as its greeting. */
  record ReplyPrompted(long atNanos) implements TurnInput {}

  /** The reply was heard to its end, or there is nothing more of it. */
  record ReplyOver(long atNanos) implements TurnInput {}

  /** A time given by {@link TurnTaking#nextDeadlineNanos()} has come. */
  record TimePassed(long atNanos) implements TurnInput {}
}
