package dev.repartee.transport.rtc.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes checks as browsers do, for tests. */
public final class Checks {
  private Checks() {}

  /** A binding request. */
  public static byte[] request(String username, String password, int transaction) {
    byte[] name = username.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(200);
    out.putShort((short) 1).putShort((short) 0).putInt(StunRequest.MAGIC_COOKIE);
    out.putLong(0).putInt(transaction);
    out.putShort((short) StunRequest.ATTRIBUTE_USERNAME).putShort((short) name.length).put(name);
    out.position((out.position() + 3) / 4 * 4);
    out.putShort((short) StunRequest.ATTRIBUTE_USE_CANDIDATE).putShort((short) 0);
    byte[] bytes = out.array();
    byte[] integrity = StunRequest.integrity(bytes, out.position(), mac(password));
    out.putShort((short) StunRequest.ATTRIBUTE_INTEGRITY).putShort((short) 20).put(integrity);
    int end = out.position();
    out.putShort(2, (short) (end + 8 - StunRequest.HEADER_BYTES));
    int fingerprint = StunRequest.fingerprint(bytes, end);
    out.putShort((short) StunRequest.ATTRIBUTE_FINGERPRINT).putShort((short) 4).putInt(fingerprint);
    return Arrays.copyOf(bytes, out.position());
  }

  /** The transaction of an answer. */
  public static int transaction(byte[] answer) {
    return ByteBuffer.wrap(answer).getInt(16);
  }

  static Mac mac(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
