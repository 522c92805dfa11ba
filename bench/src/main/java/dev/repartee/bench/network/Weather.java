package dev.repartee.bench.network;

import java.time.Duration;

/**
 * What a network does to every datagram, in either direction; the words are those of {@code tc
 * netem}.
 *
 * @param loss the share that is lost, each independent of the others
 * @param delay how long one takes
 * @param jitter by how much that varies to either side, evenly
 * @param reordered the share that takes no time at all, and so overtakes others
 * @param bitsPerSecond what fits through, headers of IP and UDP included; 0 for no limit
 */
public record Weather(
    double loss, Duration delay, Duration jitter, double reordered, long bitsPerSecond) {
  /** Nothing is lost, and nothing takes time. */
  public static final Weather CLEAR = new Weather(0, Duration.ZERO, Duration.ZERO, 0, 0);

  static Weather losing(double share) {
    return new Weather(share, Duration.ZERO, Duration.ZERO, 0, 0);
  }

  static Weather delaying(long delayMs, long jitterMs) {
    return new Weather(0, Duration.ofMillis(delayMs), Duration.ofMillis(jitterMs), 0, 0);
  }

  static Weather reordering(long delayMs, double share) {
    return new Weather(0, Duration.ofMillis(delayMs), Duration.ZERO, share, 0);
  }

  static Weather narrow(long bitsPerSecond) {
    return new Weather(0, Duration.ZERO, Duration.ZERO, 0, bitsPerSecond);
  }
}
