package dev.repartee.transport.webrtc;

import java.util.concurrent.TimeUnit;

/**
 * Estimates how long a sound takes from this process to the caller's ear.
 *
 * <p>The sum of three parts: sending (a packet must be full before it leaves), half a round trip as
 * measured by the connection, and the receiver (its jitter buffer and its sound card). A page may
 * report the last part; until it does, an assumption stands in, which together with the first part
 * makes the 70 ms that were measured to Chromium on one machine. Lives on the call's context.
 */
final class PlaybackDelay {
  private static final long ASSUMED_RECEIVER_NANOS = TimeUnit.MILLISECONDS.toNanos(45);
  private static final double MAX_ROUND_TRIP_SECONDS = 4;
  private static final double NANOS_PER_SECOND = 1e9;

  private final long sendingNanos;
  private long roundTripNanos;
  private long receiverNanos = ASSUMED_RECEIVER_NANOS;

  /**
   * An estimate for one call.
   *
   * @param sendingNanos time in this process
   */
  PlaybackDelay(long sendingNanos) {
    this.sendingNanos = sendingNanos;
  }

  void measuredRoundTrip(double seconds) {
    double bounded = Math.max(0, Math.min(MAX_ROUND_TRIP_SECONDS, seconds));
    roundTripNanos = (long) (bounded * NANOS_PER_SECOND);
  }

  void reportedReceiver(long delayMs) {
    receiverNanos = TimeUnit.MILLISECONDS.toNanos(delayMs);
  }

  long nanos() {
    return sendingNanos + roundTripNanos / 2 + receiverNanos;
  }
}
