package dev.repartee.transport.rtc;

import dev.repartee.transport.rtc.ice.PortRange;
import java.time.Duration;

/**
 * What may be chosen about calls.
 *
 * @param ports UDP ports for media; one for each event loop and address of the machine is enough
 * @param maxCalls calls at a time; more are refused
 * @param lostAfter how long a connection may be without any sign of life before it counts as lost
 */
public record RtcOptions(PortRange ports, int maxCalls, Duration lostAfter) {
  /** A browser gives a sign of life every 2.5 s at the least. */
  private static final Duration LOST_AFTER = Duration.ofSeconds(7);

  public RtcOptions {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("maxCalls must be at least 1, but is " + maxCalls);
    }
    if (lostAfter.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("lostAfter must be at least 1 s, but is " + lostAfter);
    }
  }

  /** Any ports, and so many calls. */
  public static RtcOptions withMaxCalls(int maxCalls) {
    return new RtcOptions(new PortRange(0, 0), maxCalls, LOST_AFTER);
  }
}
