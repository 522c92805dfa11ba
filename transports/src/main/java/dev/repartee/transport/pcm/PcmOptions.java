package dev.repartee.transport.pcm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about plain WebSocket calls.
 *
 * @param token what a caller must know, or null to take calls from everyone who gets through
 * @param playbackDelayMs how long sound waits at a caller who reports nothing about it
 */
public record PcmOptions(@Nullable String token, int playbackDelayMs) {
  /** The playback delay that is assumed if nothing else is configured. */
  public static final int DEFAULT_PLAYBACK_DELAY_MS = 40;

  /** Calls from everyone. */
  public static PcmOptions defaults() {
    return new PcmOptions(null, DEFAULT_PLAYBACK_DELAY_MS);
  }

  /** Whether this is the token; takes as long for a nearly right one as for any other. */
  boolean knows(@Nullable Object offered) {
    return token == null
        || (offered instanceof String text
            && MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
  }
}
