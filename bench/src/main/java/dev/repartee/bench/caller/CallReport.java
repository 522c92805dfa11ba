package dev.repartee.bench.caller;

import dev.repartee.engine.audio.AudioFrame;
import java.util.List;

/**
 * How a call went.
 *
 * @param heard all sound that reached the caller, in frames of one rate
 * @param endReason why the call ended
 */
public record CallReport(List<TurnReport> turns, List<AudioFrame> heard, String endReason) {
  public CallReport {
    turns = List.copyOf(turns);
    heard = List.copyOf(heard);
  }
}
