package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.LineOptions;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;

/**
 * A call in which the caller asks something, and something sounds while the agent answers.
 *
 * @param id names the case for {@code --trace}
 * @param recording what the overlap was made from; cases of one recording are resampled together
 * @param sound what the caller's side lets out from the beginning of the call on, at 16 kHz
 * @param overlap when it sounds, on the call's clock; of an echo, when it is looked at
 */
public record OverlapCase(
    String id,
    OverlapKind kind,
    String recording,
    Part part,
    AudioFrame sound,
    Span overlap,
    LineOptions line) {
  /** The same over another line. */
  OverlapCase over(LineOptions newLine) {
    return new OverlapCase(id, kind, recording, part, sound, overlap, newLine);
  }
}
