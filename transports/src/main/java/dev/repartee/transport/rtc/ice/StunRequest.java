package dev.repartee.transport.rtc.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A binding request, by which a browser asks whether it reaches this side at an address (RFC 8489;
 * its attributes for ICE: RFC 8445, section 7.1).
 *
 * <p>Valid only until the array that it was read from is used again.
 */
final class StunRequest {
  static final int HEADER_BYTES = 20;
  static final int MAGIC_COOKIE = 0x2112A442;
  static final int FINGERPRINT_XOR = 0x5354554e;
  static final int INTEGRITY_BYTES = 20;

  static final int ATTRIBUTE_USERNAME = 0x0006;
  static final int ATTRIBUTE_INTEGRITY = 0x0008;
  static final int ATTRIBUTE_USE_CANDIDATE = 0x0025;
  static final int ATTRIBUTE_FINGERPRINT = 0x8028;

  private static final int BINDING_REQUEST = 0x0001;
  private static final int ATTRIBUTE_HEADER_BYTES = 4;

  private final byte[] bytes;
  private final ByteBuffer message;
  private String username = "";
  private boolean useCandidate;
  private int integrityAt = -1;

  private StunRequest(byte[] bytes, int length) {
    this.bytes = bytes;
    this.message = ByteBuffer.wrap(bytes, 0, length);
  }

  /** Reads a datagram; null if it is no whole binding request with a right fingerprint. */
  static @Nullable StunRequest read(byte[] datagram, int length) {
    if (length < HEADER_BYTES || length % 4 != 0) {
      return null;
    }
    StunRequest request = new StunRequest(datagram, length);
    return request.isBindingRequest(length) && request.readAttributes(length) ? request : null;
  }

  /** The two names, this side's first, with a colon between; empty if there are none. */
  String username() {
    return username;
  }

  /** Whether the other side has chosen the address from which this came. */
  boolean useCandidate() {
    return useCandidate;
  }

  byte[] transactionId() {
    return Arrays.copyOfRange(bytes, 8, HEADER_BYTES);
  }

  /** Whether it was made by one who knows the password of which {@code mac} is made. */
  boolean isSignedWith(Mac mac) {
    if (integrityAt < 0) {
      return false;
    }
    byte[] expected = integrity(bytes, integrityAt, mac);
    int from = integrityAt + ATTRIBUTE_HEADER_BYTES;
    return MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, from, from + INTEGRITY_BYTES));
  }

  /** The message integrity of all before {@code at}, as if it ended there (section 14.5). */
  static byte[] integrity(byte[] message, int at, Mac mac) {
    int lengthWithIntegrity = at + ATTRIBUTE_HEADER_BYTES + INTEGRITY_BYTES - HEADER_BYTES;
    mac.update(message, 0, 2);
    mac.update((byte) (lengthWithIntegrity >> 8));
    mac.update((byte) lengthWithIntegrity);
    mac.update(message, 4, at - 4);
    return mac.doFinal();
  }

  /** The fingerprint of all before {@code at} (section 14.7). */
  static int fingerprint(byte[] message, int at) {
    CRC32 crc = new CRC32();
    crc.update(message, 0, at);
    return (int) crc.getValue() ^ FINGERPRINT_XOR;
  }

  private boolean isBindingRequest(int length) {
    return message.getShort(0) == BINDING_REQUEST
        && message.getShort(2) == length - HEADER_BYTES
        && message.getInt(4) == MAGIC_COOKIE;
  }

  /** Walks through the attributes; false unless they fill the message and end in a fingerprint. */
  private boolean readAttributes(int length) {
    int at = HEADER_BYTES;
    while (at + ATTRIBUTE_HEADER_BYTES <= length) {
      int type = message.getShort(at) & 0xffff;
      int valueBytes = message.getShort(at + 2) & 0xffff;
      int value = at + ATTRIBUTE_HEADER_BYTES;
      if (value + valueBytes > length) {
        return false;
      }
      if (type == ATTRIBUTE_FINGERPRINT) {
        return valueBytes == 4
            && value + 4 == length
            && message.getInt(value) == fingerprint(bytes, at);
      }
      take(type, at, valueBytes);
      at = value + (valueBytes + 3) / 4 * 4;
    }
    return false;
  }

  /** What stands behind the integrity is not covered by it, and so is not looked at. */
  private void take(int type, int at, int valueBytes) {
    if (integrityAt >= 0) {
      return;
    }
    switch (type) {
      case ATTRIBUTE_USERNAME ->
          username =
              new String(bytes, at + ATTRIBUTE_HEADER_BYTES, valueBytes, StandardCharsets.UTF_8);
      case ATTRIBUTE_USE_CANDIDATE -> useCandidate = true;
      case ATTRIBUTE_INTEGRITY -> integrityAt = valueBytes == INTEGRITY_BYTES ? at : -1;
      default -> {}
    }
  }
}
