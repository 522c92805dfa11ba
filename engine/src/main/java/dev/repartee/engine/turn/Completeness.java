package dev.repartee.engine.turn;

/** Whether the words of a turn can be all of it. */
public enum Completeness {
  /** They are the answer that was asked for. */
  COMPLETE,
  /** Nothing speaks for or against it. */
  UNKNOWN,
  /** Something must follow: digits are missing, or the last word leads on. */
  UNFINISHED
}
