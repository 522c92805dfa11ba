package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * A call in which the agent asks something and the caller takes one turn, pauses included.
 *
 * @param id names the case for {@code --trace}
 * @param source the kind of material, by which figures are told apart
 * @param recording what it was made from; cases of one recording are resampled together
 * @param question what the agent asks
 * @param sound what the caller lets out from the beginning of the call on, at 16 kHz
 * @param voiced when the caller's voice sounds, on the call's clock; the turn ends with the last
 * @param plain whether the turn has no pause and plainly answers what was asked
 */
public record TurnCase(
    String id,
    String source,
    String recording,
    Part part,
    String question,
    AudioFrame sound,
    List<Span> voiced,
    boolean plain) {
  /** Shorter silences are between sounds of one word or phrase. */
  private static final long SHORTEST_PAUSE_MS = 200;

  public TurnCase {
    voiced = List.copyOf(voiced);
    if (voiced.isEmpty()) {
      throw new IllegalArgumentException(id + " has no voice in it");
    }
  }

  /** When the turn begins. */
  public long startMs() {
    return voiced.get(0).startMs();
  }

  /** When the turn is over. */
  public long endMs() {
    return voiced.get(voiced.size() - 1).endMs();
  }

  /** The silences within the turn that are worth the name. */
  public List<Span> pauses() {
    List<Span> pauses = new ArrayList<>();
    for (int i = 1; i < voiced.size(); i++) {
      Span pause = Span.between(voiced.get(i - 1), voiced.get(i));
      if (pause.lengthMs() >= SHORTEST_PAUSE_MS) {
        pauses.add(pause);
      }
    }
    return pauses;
  }
}
