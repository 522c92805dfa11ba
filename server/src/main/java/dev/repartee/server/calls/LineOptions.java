package dev.repartee.server.calls;

import dev.repartee.transport.rtc.ice.PortRange;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about calls from browsers.
 *
 * @param webRtc what answers them
 * @param maxCalls calls at a time; more are told to wait
 * @param mediaPorts UDP ports for sound
 * @param publicAddress under which this machine is reached from outside; null if it is its own
 */
public record LineOptions(
    WebRtcKind webRtc, int maxCalls, PortRange mediaPorts, @Nullable InetAddress publicAddress) {
  private static final PortRange ANY_PORTS = new PortRange(0, 0);

  public LineOptions {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("maxCalls must be at least 1, but is " + maxCalls);
    }
  }

  /** With any ports, on a machine that is reached under its own address. */
  public LineOptions(WebRtcKind webRtc, int maxCalls) {
    this(webRtc, maxCalls, ANY_PORTS, null);
  }

  /** WebRTC in Java, and 100 calls. */
  public static LineOptions defaults() {
    return new LineOptions(WebRtcKind.JAVA, 100);
  }
}
