package dev.repartee.transport.socket;

import dev.repartee.engine.playout.MediaClock;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Knows how long sound takes from this process to the caller's ear: by marks that come back when
 * the sound before them was played, else by what the other side reports, else by assumption.
 *
 * <p>A mark is sent right after a packet and travels with it: there, through the other side's
 * buffer, to the end of the packet, and back. So a packet's start is heard one packet and half a
 * round trip earlier than its mark returns, and what is thrown away by a {@code clear} that
 * overtakes it in the buffer is a whole round trip less. Lives on the call's event loop.
 */
public final class PlaybackDelay {
  private static final int MAX_OPEN_MARKS = 64;

  private final long beyondNanos;
  private final Deque<Mark> open = new ArrayDeque<>();
  private long waitNanos;
  private long nextMark = 1;
  private long firstValidMark = 1;
  private long loopNanos = -1;

  /**
   * @param assumedWaitNanos how long sound waits on the other side, until something is known
   * @param beyondNanos how much longer the way is beyond the place that answers marks
   */
  public PlaybackDelay(long assumedWaitNanos, long beyondNanos) {
    this.waitNanos = assumedWaitNanos;
    this.beyondNanos = beyondNanos;
  }

  /** The other side says how long sound waits there. */
  public void reported(long newWaitNanos) {
    waitNanos = newWaitNanos;
  }

  /** A mark that is sent now; returns its number. */
  long markSent(long nowNanos) {
    if (open.size() == MAX_OPEN_MARKS) {
      open.removeFirst();
    }
    open.addLast(new Mark(nextMark, nowNanos));
    return nextMark++;
  }

  /** A mark came back; unknown ones and those of sound that was cleared tell nothing. */
  void markReturned(long number, long nowNanos) {
    while (!open.isEmpty() && open.getFirst().number() <= number) {
      Mark mark = open.removeFirst();
      if (mark.number() == number && number >= firstValidMark) {
        loopNanos = nowNanos - mark.sentNanos();
      }
    }
  }

  /** What was sent up to now will not be heard, and its marks mean nothing. */
  void cleared() {
    firstValidMark = nextMark;
  }

  /** Time from taking 10 ms of sound to the caller's ear, without the filter before the wire. */
  long nanos(long roundTripNanos, long packetNanos) {
    if (loopNanos < 0) {
      return packetNanos - MediaClock.BEAT_NANOS + roundTripNanos / 2 + waitNanos + beyondNanos;
    }
    return Math.max(0, loopNanos - roundTripNanos / 2 - MediaClock.BEAT_NANOS) + beyondNanos;
  }

  /**
   * How much of the sound that was taken a {@code clear} keeps from the caller.
   *
   * @param unsentNanos what had not left yet
   */
  long clearedNanos(long roundTripNanos, long unsentNanos) {
    return Math.max(unsentNanos, loopNanos - roundTripNanos);
  }

  private record Mark(long number, long sentNanos) {}
}
