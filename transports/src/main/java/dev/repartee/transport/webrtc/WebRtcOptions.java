package dev.repartee.transport.webrtc;

/**
 * What may be chosen about WebRTC calls.
 *
 * @param minPort lowest UDP port for media, or 0 to let the system choose
 * @param maxPort highest UDP port for media, or 0 to let the system choose; each call takes one
 *     port for each address of the machine
 * @param maxCalls calls at a time; more are refused
 */
public record WebRtcOptions(int minPort, int maxPort, int maxCalls) {
  public WebRtcOptions {
    if (minPort < 0 || maxPort > 65_535 || minPort > maxPort || (minPort == 0) != (maxPort == 0)) {
      throw new IllegalArgumentException(
          "media ports must go from a lower to a higher one within 1 to 65535 (or be 0 and 0), but"
              + " are "
              + minPort
              + " and "
              + maxPort);
    }
    if (maxCalls < 1) {
      throw new IllegalArgumentException("maxCalls must be at least 1, but is " + maxCalls);
    }
  }

  /** Any port, and 100 calls. */
  public static WebRtcOptions defaults() {
    return new WebRtcOptions(0, 0, 100);
  }
}
