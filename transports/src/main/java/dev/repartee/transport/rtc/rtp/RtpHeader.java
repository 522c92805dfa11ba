package dev.repartee.transport.rtc.rtp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the sound in a packet (RFC 3550, section 5.1).
 *
 * @param payloadOffset where the sound begins
 * @param payloadLength how long it is, padding left out
 */
public record RtpHeader(
    int payloadType,
    int sequenceNumber,
    int timestamp,
    int source,
    int payloadOffset,
    int payloadLength) {
  static final int BYTES = 12;

  private static final int VERSION_2 = 0x80;

  /** Reads a packet; null if it is none. */
  public static @Nullable RtpHeader read(byte[] packet, int length) {
    if (length < BYTES || (packet[0] & 0xc0) != VERSION_2) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(packet, 0, length);
    int offset = BYTES + 4 * (packet[0] & 0x0f);
    boolean extended = (packet[0] & 0x10) != 0;
    if (extended) {
      if (offset + 4 > length) {
        return null;
      }
      offset += 4 + 4 * (buffer.getShort(offset + 2) & 0xffff);
    }
    boolean padded = (packet[0] & 0x20) != 0;
    int end = padded ? length - (packet[length - 1] & 0xff) : length;
    if (offset > end) {
      return null;
    }
    return new RtpHeader(
        packet[1] & 0x7f,
        buffer.getShort(2) & 0xffff,
        buffer.getInt(4),
        buffer.getInt(8),
        offset,
        end - offset);
  }

  /** Whether a datagram is a control packet and not one of sound (RFC 5761, section 4). */
  public static boolean isControl(byte[] datagram, int length) {
    int type = length < 2 ? 0 : datagram[1] & 0xff;
    return type >= 192 && type <= 223;
  }
}
