package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import java.util.List;

/**
 * A text as a voice spoke it.
 *
 * @param words where in {@code sound} each word lies
 */
public record Rendering(AudioFrame sound, List<WordTiming> words) {
  public Rendering {
    words = List.copyOf(words);
  }
}
