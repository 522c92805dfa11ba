package dev.repartee.transport.webrtc;

/**
 * How the other side's sound has arrived at a {@link WebRtcPeer}, from the beginning until now.
 *
 * @param samples all that were played, whether they had come or not
 * @param concealedSamples those of them that were made up, because they had not come in time
 * @param silentConcealedSamples those of them for which silence was made, since nothing better was
 *     known
 * @param lostPackets packets that never came
 */
public record Reception(
    long samples, long concealedSamples, long silentConcealedSamples, long lostPackets) {
  /** Before anything has come. */
  public static final Reception NONE = new Reception(0, 0, 0, 0);
}
