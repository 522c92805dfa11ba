package dev.repartee.bench.network;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * One direction of a way through a bad network: says for each datagram whether and when it comes
 * out. Has no clock and sends nothing itself. Not thread safe.
 */
final class Wire {
  private static final int IP_AND_UDP_BYTES = 28;
  private static final int BITS_PER_BYTE = 8;

  /** What waits longer than this in front of a narrow way is thrown away, as a router does. */
  private static final long LONGEST_QUEUE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Weather weather;
  private final RandomGenerator random;
  private long busyUntilNanos = Long.MIN_VALUE;
  private long cutUntilNanos = Long.MIN_VALUE;

  Wire(Weather weather, RandomGenerator random) {
    this.weather = weather;
    this.random = random;
  }

  /** Lets nothing through before that time. */
  void cutUntil(long nanos) {
    cutUntilNanos = nanos;
  }

  /** When a datagram that enters now comes out; empty if it is lost. */
  OptionalLong comesOutAtNanos(int bytes, long nowNanos) {
    if (nowNanos < cutUntilNanos || random.nextDouble() < weather.loss()) {
      return OptionalLong.empty();
    }
    long throughNanos = nowNanos;
    if (weather.bitsPerSecond() > 0) {
      long startNanos = Math.max(nowNanos, busyUntilNanos);
      if (startNanos - nowNanos > LONGEST_QUEUE_NANOS) {
        return OptionalLong.empty();
      }
      long bits = (long) BITS_PER_BYTE * (bytes + IP_AND_UDP_BYTES);
      busyUntilNanos = startNanos + TimeUnit.SECONDS.toNanos(bits) / weather.bitsPerSecond();
      throughNanos = busyUntilNanos;
    }
    if (random.nextDouble() < weather.reordered()) {
      return OptionalLong.of(throughNanos);
    }
    double shift = weather.jitter().toNanos() * (2 * random.nextDouble() - 1);
    return OptionalLong.of(throughNanos + Math.max(0, weather.delay().toNanos() + (long) shift));
  }
}
