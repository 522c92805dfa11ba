package dev.repartee.transport.rtvi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about calls of RTVI clients.
 *
 * @param enabled whether they are taken
 * @param token what a caller must show, or null to take calls from everyone who gets through
 */
public record RtviOptions(boolean enabled, @Nullable String token) {
  private static final String BEARER = "Bearer ";

  /** Calls from everyone. */
  public static RtviOptions defaults() {
    return new RtviOptions(true, null);
  }

  /**
   * Whether a request may be met; takes as long for a nearly right token as for any other.
   *
   * @param authorization the request's header of this name
   */
  public boolean allows(@Nullable String authorization) {
    if (token == null) {
      return true;
    }
    String shown =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length())
            : "";
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
