package dev.repartee.transport.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.repartee.transport.rtc.opus.EncodingPlan;
import dev.repartee.transport.rtc.rtp.SpareCopies;
import java.util.OptionalDouble;

/**
 * Decides from the other side's reports how sound is sent: how much of the line it takes, and with
 * how many spare copies. Pure: has no clock. Not thread safe.
 *
 * <p>Loss alone is the weather, as on a wireless network: copies help. Loss on a line whose round
 * trip has become long is a queue that runs over: copies would make it worse, and sending less
 * makes it better. When the queue is gone, more is tried from time to time; each time that fails,
 * the wait until the next time is twice as long.
 */
final class SendingPolicy {
  /** From here on lost packets can be heard, and from there on two in a row are lost often. */
  private static final double SOME_LOSS = 0.01;

  private static final double MUCH_LOSS = 0.08;

  /** So much longer than the shortest round trip seen, or so long at all, tells of a queue. */
  private static final double QUEUE_SECONDS = 0.2;

  private static final double LONG_WAY_SECONDS = 0.4;

  /** A queue without loss is full soon, if it is as long as this. */
  private static final double LONG_QUEUE_SECONDS = 0.4;

  private static final long FIRST_PATIENCE_NANOS = SECONDS.toNanos(20);
  private static final long MAX_PATIENCE_NANOS = SECONDS.toNanos(160);

  /** Reports that are older than what has been changed say nothing about it. */
  private static final long SETTLING_NANOS = SECONDS.toNanos(2);

  private EncodingPlan plan = EncodingPlan.WIDE;
  private double shortestRoundTripSeconds = Double.POSITIVE_INFINITY;
  private double lossRate;
  private boolean queueing;
  private long patienceNanos = FIRST_PATIENCE_NANOS;
  private long changedAtNanos = Long.MIN_VALUE;
  private long calmSinceNanos;

  /** How sound is to be encoded from now on. */
  EncodingPlan plan() {
    return plan;
  }

  /** How many spare copies each packet is to carry. */
  int copies() {
    if (queueing || plan != EncodingPlan.WIDE || lossRate < SOME_LOSS) {
      return 0;
    }
    return lossRate < MUCH_LOSS ? 1 : SpareCopies.MAX_COPIES;
  }

  /** Takes a report of the other side. */
  void onReport(double newLossRate, OptionalDouble measuredSeconds, long nowNanos) {
    lossRate = newLossRate;
    double roundTripSeconds = measuredSeconds.orElse(shortestRoundTripSeconds);
    if (roundTripSeconds == Double.POSITIVE_INFINITY) {
      return;
    }
    shortestRoundTripSeconds = Math.min(shortestRoundTripSeconds, roundTripSeconds);
    double queueSeconds = roundTripSeconds - shortestRoundTripSeconds;
    boolean slow = queueSeconds > QUEUE_SECONDS || roundTripSeconds > LONG_WAY_SECONDS;
    queueing = (slow && lossRate >= SOME_LOSS) || queueSeconds > LONG_QUEUE_SECONDS;
    if (changedAtNanos != Long.MIN_VALUE && nowNanos - changedAtNanos < SETTLING_NANOS) {
      return;
    }
    if (queueing) {
      sendLess(nowNanos);
    } else if (plan != EncodingPlan.WIDE && nowNanos - calmSinceNanos >= patienceNanos) {
      change(plan.more(), nowNanos);
    }
  }

  private void sendLess(long nowNanos) {
    boolean triedTooMuch =
        changedAtNanos != Long.MIN_VALUE && nowNanos - changedAtNanos < patienceNanos;
    if (triedTooMuch && plan != EncodingPlan.THIN) {
      patienceNanos = Math.min(MAX_PATIENCE_NANOS, 2 * patienceNanos);
    }
    change(plan.less(), nowNanos);
  }

  private void change(EncodingPlan next, long nowNanos) {
    plan = next;
    changedAtNanos = nowNanos;
    calmSinceNanos = nowNanos;
  }
}
