package dev.repartee.transport.rtc.sctp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A packet of an association: a header, and chunks one after the other (RFC 9260, section 3).
 *
 * <p>Written chunk by chunk into one buffer, which is used again for the next packet. Not thread
 * safe.
 */
final class SctpPacket {
  static final int HEADER_BYTES = 12;
  static final int CHUNK_HEADER_BYTES = 4;

  /** Fits, with what DTLS adds, into one packet of every network. */
  static final int MAX_BYTES = 1_140;

  static final int DATA = 0;
  static final int INIT = 1;
  static final int INIT_ACK = 2;
  static final int SACK = 3;
  static final int HEARTBEAT = 4;
  static final int HEARTBEAT_ACK = 5;
  static final int ABORT = 6;
  static final int SHUTDOWN = 7;
  static final int SHUTDOWN_ACK = 8;
  static final int COOKIE_ECHO = 10;
  static final int COOKIE_ACK = 11;
  static final int RECONFIGURATION = 130;

  private static final int CHECKSUM_AT = 8;
  private static final int HIGHEST_KNOWN = 14;
  private static final int MAY_BE_SKIPPED = 0x80;

  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
  private int chunkAt;

  /** What is done with the chunks of a packet. */
  interface ChunkReader {
    /**
     * Takes one chunk.
     *
     * @param value what stands behind the chunk's header; use it only during the call
     */
    void onChunk(int type, int flags, ByteBuffer value);
  }

  /** Begins a packet. */
  SctpPacket begin(int sourcePort, int destinationPort, int verificationTag) {
    buffer.clear();
    buffer.putShort((short) sourcePort).putShort((short) destinationPort);
    buffer.putInt(verificationTag).putInt(0);
    return this;
  }

  /** Begins a chunk, whose value is to be put into the buffer that comes back. */
  ByteBuffer beginChunk(int type, int flags) {
    chunkAt = buffer.position();
    buffer.put((byte) type).put((byte) flags).putShort((short) 0);
    return buffer;
  }

  /** Ends a chunk: writes its length, and fills up to a whole word. */
  void endChunk() {
    buffer.putShort(chunkAt + 2, (short) (buffer.position() - chunkAt));
    while (buffer.position() % 4 != 0) {
      buffer.put((byte) 0);
    }
  }

  /** Whether a chunk with a value of so many bytes still has room. */
  boolean hasRoomFor(int valueBytes) {
    return buffer.remaining() >= CHUNK_HEADER_BYTES + (valueBytes + 3) / 4 * 4;
  }

  boolean isEmpty() {
    return buffer.position() == HEADER_BYTES;
  }

  /** The whole packet with its checksum; copy it before the next one begins. */
  byte[] array() {
    putLittleEndian(buffer, checksum(buffer.array(), buffer.position()));
    return buffer.array();
  }

  int length() {
    return buffer.position();
  }

  /**
   * Checks a packet that has come, and reads its header.
   *
   * @return the packet behind its header, or null if it is damaged or not for this association
   */
  static @Nullable ByteBuffer open(byte[] packet, int length, int expectedTag) {
    if (length < HEADER_BYTES + CHUNK_HEADER_BYTES) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(packet, 0, length);
    int written = in.order(ByteOrder.LITTLE_ENDIAN).getInt(CHECKSUM_AT);
    in.order(ByteOrder.BIG_ENDIAN);
    Arrays.fill(packet, CHECKSUM_AT, CHECKSUM_AT + 4, (byte) 0);
    boolean isInit = packet[HEADER_BYTES] == INIT;
    boolean ours = in.getInt(4) == (isInit ? 0 : expectedTag);
    in.position(HEADER_BYTES);
    return ours && written == checksum(packet, length) ? in : null;
  }

  /** Goes through the chunks; stops at the first that is broken or must not be skipped. */
  static void readChunks(ByteBuffer in, ChunkReader reader) {
    int end = in.limit();
    while (in.position() + CHUNK_HEADER_BYTES <= end) {
      int start = in.position();
      int type = in.get() & 0xff;
      int flags = in.get() & 0xff;
      int length = in.getShort() & 0xffff;
      if (length < CHUNK_HEADER_BYTES || start + length > end || isUnknown(type)) {
        return;
      }
      in.limit(start + length);
      reader.onChunk(type, flags, in);
      in.limit(end);
      in.position(Math.min(end, start + (length + 3) / 4 * 4));
    }
  }

  /** Of the unknown ones, those with a high number may be skipped (section 3.2). */
  private static boolean isUnknown(int type) {
    return type > HIGHEST_KNOWN && (type & MAY_BE_SKIPPED) == 0;
  }

  private static int checksum(byte[] packet, int length) {
    CRC32C crc = new CRC32C();
    crc.update(packet, 0, length);
    return (int) crc.getValue();
  }

  private static void putLittleEndian(ByteBuffer target, int checksum) {
    target.order(ByteOrder.LITTLE_ENDIAN).putInt(CHECKSUM_AT, checksum);
    target.order(ByteOrder.BIG_ENDIAN);
  }
}
