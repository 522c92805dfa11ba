package dev.repartee.bench.caller;

import java.util.List;

/**
 * How a call went.
 *
 * @param said all that the caller said
 * @param heard all sound that reached the caller
 * @param endReason why the call ended
 */
public record CallReport(
    List<TurnReport> turns, SoundTrack said, SoundTrack heard, String endReason) {
  public CallReport {
    turns = List.copyOf(turns);
  }
}
