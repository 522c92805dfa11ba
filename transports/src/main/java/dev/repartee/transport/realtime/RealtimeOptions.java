package dev.repartee.transport.realtime;

import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about calls of OpenAI's Realtime API.
 *
 * @param enabled whether they are taken
 * @param token what a program must know, or null to take calls from everyone who gets through
 * @param playbackDelayMs how long sound waits at a program before it is heard
 */
public record RealtimeOptions(boolean enabled, @Nullable String token, int playbackDelayMs) {
  /** The playback delay that is assumed if nothing else is configured. */
  public static final int DEFAULT_PLAYBACK_DELAY_MS = 40;

  /** Calls from everyone. */
  public static RealtimeOptions defaults() {
    return new RealtimeOptions(true, null, DEFAULT_PLAYBACK_DELAY_MS);
  }
}
