package dev.repartee.server.calls;

import dev.repartee.transport.rtc.ice.PortRange;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about how calls come in.
 *
 * @param webRtc what answers browsers
 * @param maxCalls calls at a time; more are told to wait
 * @param guarded whether calls are refused as well when the machine does not keep up
 * @param mediaPorts UDP ports for browsers' sound
 * @param publicAddress under which this machine is reached from outside; null if it is its own
 * @param aliases further addresses for calls over WebSockets, each with the one that it stands for
 */
public record LineOptions(
    WebRtcKind webRtc,
    int maxCalls,
    boolean guarded,
    PortRange mediaPorts,
    @Nullable InetAddress publicAddress,
    Map<String, String> aliases) {
  /** Whichever ports are free. */
  public static final PortRange ANY_PORTS = new PortRange(0, 0);

  public LineOptions {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("maxCalls must be at least 1, but is " + maxCalls);
    }
    aliases = Map.copyOf(aliases);
  }

  /** Guarded, with any ports, on a machine that is reached under its own addresses. */
  public LineOptions(WebRtcKind webRtc, int maxCalls) {
    this(webRtc, maxCalls, true, ANY_PORTS, null, Map.of());
  }

  /** WebRTC in Java, and 100 calls. */
  public static LineOptions defaults() {
    return new LineOptions(WebRtcKind.JAVA, 100);
  }
}
