package dev.repartee.transport.rtc.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads packets that carry copies of those before them (RFC 2198), as browsers send them. */
public final class SparedPacket {
  private static final int ANOTHER_FOLLOWS = 0x80;
  private static final int LENGTH_BITS = 0x3ff;

  private SparedPacket() {}

  /**
   * One of the payloads in a packet.
   *
   * @param offset where it begins
   */
  public record Block(int payloadType, int offset, int length) {}

  /**
   * The payloads in a packet: copies of those of the packets just before it, the oldest first, and
   * last its own. Empty if the packet is not as it should be.
   */
  public static List<Block> blocks(byte[] packet, int offset, int length) {
    ByteBuffer in = ByteBuffer.wrap(packet, offset, length);
    List<int[]> headers = new ArrayList<>();
    while (true) {
      if (!in.hasRemaining()) {
        return List.of();
      }
      int first = in.get() & 0xff;
      if ((first & ANOTHER_FOLLOWS) == 0) {
        return blocks(headers, first, in);
      }
      if (in.remaining() < 3) {
        return List.of();
      }
      int distanceAndLength = (in.get() & 0xff) << 16 | (in.getShort() & 0xffff);
      headers.add(new int[] {first & 0x7f, distanceAndLength & LENGTH_BITS});
    }
  }

  private static List<Block> blocks(List<int[]> headers, int lastType, ByteBuffer in) {
    List<Block> blocks = new ArrayList<>();
    int at = in.position();
    for (int[] header : headers) {
      blocks.add(new Block(header[0], at, header[1]));
      at += header[1];
    }
    if (at > in.limit()) {
      return List.of();
    }
    blocks.add(new Block(lastType, at, in.limit() - at));
    return blocks;
  }
}
