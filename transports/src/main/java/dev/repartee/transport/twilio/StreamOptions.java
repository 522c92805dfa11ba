package dev.repartee.transport.twilio;

import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about a telephone company's calls.
 *
 * @param authToken the account's secret, with which Twilio signs its requests; null: not checked
 * @param playbackDelayMs how long sound takes from the company's buffer to the caller's ear
 */
public record StreamOptions(@Nullable String authToken, int playbackDelayMs) {
  /** The delay of a telephone network that is assumed if nothing else is configured. */
  public static final int DEFAULT_PLAYBACK_DELAY_MS = 100;

  /** Unchecked calls. */
  public static StreamOptions defaults() {
    return new StreamOptions(null, DEFAULT_PLAYBACK_DELAY_MS);
  }
}
