package dev.repartee.transport.socket;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Judges whether the other side of a connection is there, reads, and keeps to a sane pace. */
final class LifeSigns {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final SocketLimits limits;
  private final long openedNanos;
  private long seenNanos;
  private long secondStartNanos;
  private int messagesInSecond;
  private long unreadSinceNanos;
  private boolean spoken;
  private boolean full;
  private boolean unread;
  private long roundTripNanos;

  LifeSigns(SocketLimits limits, long nowNanos) {
    this.limits = limits;
    this.openedNanos = nowNanos;
    this.seenNanos = nowNanos;
    this.secondStartNanos = nowNanos;
  }

  /** A message came; returns what is wrong with that, or null. */
  @Nullable String message(long nowNanos) {
    spoken = true;
    seenNanos = nowNanos;
    if (nowNanos - secondStartNanos >= SECOND) {
      secondStartNanos = nowNanos;
      messagesInSecond = 0;
    }
    messagesInSecond++;
    return messagesInSecond > limits.messagesPerSecond()
        ? "Too many messages: at most " + limits.messagesPerSecond() + " a second are taken."
        : null;
  }

  /** A ping that was sent at {@code sentNanos} was answered. */
  void answered(long sentNanos, long nowNanos) {
    seenNanos = nowNanos;
    if (sentNanos >= openedNanos && sentNanos <= nowNanos) {
      roundTripNanos = nowNanos - sentNanos;
    }
  }

  /** Whether what is sent piles up. */
  void full(boolean isFull, long nowNanos) {
    if (isFull && !full) {
      unreadSinceNanos = nowNanos;
    }
    full = isFull;
  }

  long roundTripNanos() {
    return roundTripNanos;
  }

  /** Whether the last objection was that nobody reads. */
  boolean isUnread() {
    return unread;
  }

  /** What is wrong now, or null. */
  @Nullable String objection(long nowNanos) {
    unread = full && passed(limits.unreadMs(), unreadSinceNanos, nowNanos);
    if (unread) {
      return "What is sent to you is not read; the line was given up.";
    }
    if (!spoken && passed(limits.firstMessageMs(), openedNanos, nowNanos)) {
      return "Nothing came after connecting; send a first message or sound.";
    }
    if (passed(limits.lifeSignMs(), seenNanos, nowNanos)) {
      return "The other side of the line has fallen silent, even to pings.";
    }
    return null;
  }

  private static boolean passed(long limitMs, long sinceNanos, long nowNanos) {
    return nowNanos - sinceNanos > TimeUnit.MILLISECONDS.toNanos(limitMs);
  }
}
