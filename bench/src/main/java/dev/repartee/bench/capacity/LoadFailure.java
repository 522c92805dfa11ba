package dev.repartee.bench.capacity;

/** What can go wrong in a call under load. */
public enum LoadFailure {
  /** The server did not take the call. */
  REFUSED,
  /** The line broke in the middle. */
  DROPPED,
  /** Nothing was heard for seconds after something was said. */
  UNANSWERED,
  /** The agent began to answer before its caller had finished. */
  CUT_IN,
  /** The agent talked on over its caller to the end of the interruption. */
  NOT_STOPPED,
  /** An answer that nobody interrupted ended early or had a hole. */
  TORN
}
