package dev.repartee.transport.rtc.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The hash of a certificate, by which the signalling vouches for it (RFC 8122).
 *
 * @param hex upper-case pairs with colons between, of SHA-256
 */
public record Fingerprint(String hex) {
  /** As SDP writes it. */
  public static final String ALGORITHM = "sha-256";

  private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();
  private static final int BYTES = 32;

  /**
   * A fingerprint.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Fingerprint {
    hex = hex.toUpperCase(Locale.ROOT);
    if (PAIRS.parseHex(hex).length != BYTES) {
      throw new IllegalArgumentException("not of " + ALGORITHM);
    }
  }

  static Fingerprint of(byte[] certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
      return new Fingerprint(PAIRS.formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
