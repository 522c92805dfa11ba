package dev.repartee.transport.rtc.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.Mac;

/** Writes the answer to a binding request (RFC 8489). */
final class StunResponse {
  private static final int BINDING_SUCCESS = 0x0101;
  private static final int ATTRIBUTE_XOR_MAPPED_ADDRESS = 0x0020;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int IPV4_BYTES = 4;

  /** With an IPv6 address: 20 header, 24 address, 24 integrity, 8 fingerprint. */
  private static final int MAX_BYTES = 76;

  private StunResponse() {}

  /**
   * Yes, you reach me.
   *
   * @param transactionId of the request
   * @param sender from where the request came
   * @param mac of this side's password
   */
  static byte[] success(byte[] transactionId, InetSocketAddress sender, Mac mac) {
    ByteBuffer message = ByteBuffer.allocate(MAX_BYTES);
    message.putShort((short) BINDING_SUCCESS).putShort((short) 0);
    message.putInt(StunRequest.MAGIC_COOKIE).put(transactionId);
    putAddress(message, sender);
    byte[] integrity = StunRequest.integrity(message.array(), message.position(), mac);
    message
        .putShort((short) StunRequest.ATTRIBUTE_INTEGRITY)
        .putShort((short) integrity.length)
        .put(integrity);
    int fingerprintAt = message.position();
    message.putShort(2, (short) (fingerprintAt + 8 - StunRequest.HEADER_BYTES));
    int fingerprint = StunRequest.fingerprint(message.array(), fingerprintAt);
    message
        .putShort((short) StunRequest.ATTRIBUTE_FINGERPRINT)
        .putShort((short) 4)
        .putInt(fingerprint);
    return Arrays.copyOf(message.array(), message.position());
  }

  private static void putAddress(ByteBuffer message, InetSocketAddress sender) {
    byte[] address = sender.getAddress().getAddress();
    message.putShort((short) ATTRIBUTE_XOR_MAPPED_ADDRESS).putShort((short) (4 + address.length));
    message.putShort((short) (address.length == IPV4_BYTES ? IPV4 : IPV6));
    message.putShort((short) (sender.getPort() ^ (StunRequest.MAGIC_COOKIE >>> 16)));
    for (int i = 0; i < address.length; i++) {
      // The cookie and the transaction id, which stand side by side in the header, are the mask.
      message.put((byte) (address[i] ^ message.get(4 + i)));
    }
  }
}
