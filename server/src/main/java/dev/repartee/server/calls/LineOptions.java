package dev.repartee.server.calls;

import java.util.Map;

/**
 * What may be chosen about how calls come in.
 *
 * @param webRtc what answers browsers
 * @param maxCalls calls at a time; more are told to wait
 * @param guarded whether calls are refused as well when the machine does not keep up
 * @param aliases further addresses for calls over WebSockets, each with the one that it stands for
 */
public record LineOptions(
    WebRtcKind webRtc, int maxCalls, boolean guarded, Map<String, String> aliases) {
  public LineOptions {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("maxCalls must be at least 1, but is " + maxCalls);
    }
    aliases = Map.copyOf(aliases);
  }

  /** Calls come in at the usual addresses. */
  public LineOptions(WebRtcKind webRtc, int maxCalls) {
    this(webRtc, maxCalls, true, Map.of());
  }

  /** WebRTC in Java, and 100 calls. */
  public static LineOptions defaults() {
    return new LineOptions(WebRtcKind.JAVA, 100);
  }
}
