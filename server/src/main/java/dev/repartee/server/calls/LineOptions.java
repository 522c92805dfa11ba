package dev.repartee.server.calls;

/**
 * What may be chosen about calls from browsers.
 *
 * @param webRtc what answers them
 * @param maxCalls calls at a time; more are told to wait
 */
public record LineOptions(WebRtcKind webRtc, int maxCalls) {
  public LineOptions {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("maxCalls must be at least 1, but is " + maxCalls);
    }
  }

  /** WebRTC in Java, and 100 calls. */
  public static LineOptions defaults() {
    return new LineOptions(WebRtcKind.JAVA, 100);
  }
}
