package dev.repartee.transport.rtc.ice;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The name and the password by which the two ends of a call recognise each other's checks (RFC
 * 8445, section 5.3).
 *
 * @param fragment names the call on this side's sockets
 * @param password known to this call's signalling only
 */
public record IceCredentials(String fragment, String password) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** 48 bits: no two calls of one process share a name. */
  private static final int FRAGMENT_CHARS = 8;

  /** 144 bits, where 128 are asked for. */
  private static final int PASSWORD_CHARS = 24;

  /** New ones that nobody can guess. */
  public static IceCredentials random(SecureRandom random) {
    return new IceCredentials(text(random, FRAGMENT_CHARS), text(random, PASSWORD_CHARS));
  }

  byte[] key() {
    return password.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "IceCredentials[" + fragment + "]";
  }

  private static String text(SecureRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    random.ints(length, 0, ALPHABET.length()).forEach(at -> text.append(ALPHABET.charAt(at)));
    return text.toString();
  }
}
