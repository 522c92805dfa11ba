package dev.repartee.transport.rtvi;

import java.util.concurrent.TimeUnit;

/** Counts what one client sends, and tells when it is too much. */
final class MessageLimit {
  static final int MESSAGES_PER_SECOND = 500;
  static final int FAULTS = 20;

  private long secondBeganNanos;
  private int inThisSecond;
  private int faults;

  /** Counts a message; whether it may be read. */
  boolean takes(long nowNanos) {
    if (inThisSecond == 0 || nowNanos - secondBeganNanos >= TimeUnit.SECONDS.toNanos(1)) {
      secondBeganNanos = nowNanos;
      inThisSecond = 0;
    }
    return ++inThisSecond <= MESSAGES_PER_SECOND;
  }

  /** Counts a message that could not be used; whether there may be more of them. */
  boolean bearsFault() {
    return ++faults <= FAULTS;
  }
}
