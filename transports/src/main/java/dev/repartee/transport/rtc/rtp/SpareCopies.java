package dev.repartee.transport.rtc.rtp;

import java.nio.ByteBuffer;

/**
 * Sends copies of the last packets along with each new one (RFC 2198), so that a lost packet is
 * there after all when the next one comes. For codecs whose packets are small. Not thread safe.
 */
public final class SpareCopies {
  /** The most copies that a packet can carry. */
  public static final int MAX_COPIES = 2;

  private static final int HEADER_BYTES = 4;
  private static final int LAST_HEADER_BYTES = 1;
  private static final int ANOTHER_FOLLOWS = 0x8000_0000;

  private final int payloadType;
  private final int ticksPerPacket;
  private final int maxPayloadBytes;

  /** The newest first. */
  private final byte[][] earlier;

  private final int[] earlierLengths = new int[MAX_COPIES];
  private int known;

  /**
   * Copies of one stream.
   *
   * @param payloadType what the copies are
   * @param ticksPerPacket how far apart packets are, in the stream's clock
   * @param maxPayloadBytes how long one is at most
   */
  public SpareCopies(int payloadType, int ticksPerPacket, int maxPayloadBytes) {
    this.payloadType = payloadType;
    this.ticksPerPacket = ticksPerPacket;
    this.maxPayloadBytes = maxPayloadBytes;
    this.earlier = new byte[MAX_COPIES][maxPayloadBytes];
  }

  /** The room that {@link #write} needs at most. */
  public int maxBytes() {
    return MAX_COPIES * HEADER_BYTES + LAST_HEADER_BYTES + (MAX_COPIES + 1) * maxPayloadBytes;
  }

  /**
   * Writes a payload with copies of the last ones before it.
   *
   * @param copies how many; fewer at the beginning of a stream
   * @return how many bytes were written
   */
  public int write(byte[] payload, int length, int copies, byte[] packet, int offset) {
    ByteBuffer out = ByteBuffer.wrap(packet).position(offset);
    int carried = Math.min(copies, known);
    for (int i = carried - 1; i >= 0; i--) {
      int distance = (i + 1) * ticksPerPacket;
      out.putInt(ANOTHER_FOLLOWS | payloadType << 24 | distance << 10 | earlierLengths[i]);
    }
    out.put((byte) payloadType);
    for (int i = carried - 1; i >= 0; i--) {
      out.put(earlier[i], 0, earlierLengths[i]);
    }
    out.put(payload, 0, length);
    return out.position() - offset;
  }

  /** Forgets what was kept: the packets to come are of another length. */
  public void forget() {
    known = 0;
  }

  /** Keeps a payload for the packets to come. */
  public void keep(byte[] payload, int length) {
    byte[] oldest = earlier[MAX_COPIES - 1];
    for (int i = MAX_COPIES - 1; i > 0; i--) {
      earlier[i] = earlier[i - 1];
      earlierLengths[i] = earlierLengths[i - 1];
    }
    System.arraycopy(payload, 0, oldest, 0, length);
    earlier[0] = oldest;
    earlierLengths[0] = length;
    known = Math.min(MAX_COPIES, known + 1);
  }
}
