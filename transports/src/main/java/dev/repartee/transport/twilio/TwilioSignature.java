package dev.repartee.transport.twilio;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Twilio's requests: HMAC-SHA1, by the account's auth token, of the address and of
 * all form fields in order of their names.
 */
final class TwilioSignature {
  private static final String ALGORITHM = "HmacSHA1";

  /** The address is known but for how it was reached: a proxy in front may speak TLS for us. */
  private static final List<String> SCHEMES = List.of("https://", "wss://", "http://", "ws://");

  private final SecretKeySpec key;

  TwilioSignature(String authToken) {
    this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * Whether a request is signed by the token.
   *
   * @param hostAndPath the address without its scheme
   */
  boolean isValid(String signature, String hostAndPath, MultiMap form) {
    byte[] given = signature.getBytes(StandardCharsets.UTF_8);
    return SCHEMES.stream()
        .map(scheme -> of(scheme + hostAndPath, form).getBytes(StandardCharsets.UTF_8))
        .anyMatch(expected -> MessageDigest.isEqual(expected, given));
  }

  String of(String address, MultiMap form) {
    StringBuilder signed = new StringBuilder(address);
    for (String name : new TreeSet<>(form.names())) {
      for (String value : new TreeSet<>(form.getAll(name))) {
        signed.append(name).append(value);
      }
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
