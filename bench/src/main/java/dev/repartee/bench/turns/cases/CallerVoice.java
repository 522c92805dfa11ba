package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.Rendering;
import dev.repartee.bench.turns.simulation.Speaker;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic voice as a caller's: higher or lower than it is by nature, so that one voice makes
 * several callers who do not sound like the agent.
 *
 * @param pitch 1 for the voice as it is; 1.1 is a tenth higher, and as much faster
 */
public record CallerVoice(String name, Speaker speaker, double pitch) {
  /** Speaks a text; the result is at 16 kHz. */
  public Rendering speak(String text) {
    Rendering natural = speaker.speak(text);
    AudioFrame sound = natural.sound();
    short[] samples = new short[sound.sampleCount()];
    sound.copyTo(0, samples, 0, samples.length);
    int pitchedRateHz = (int) Math.round(sound.sampleRateHz() * pitch / 100) * 100;
    AudioFrame pitched =
        Resampler.convert(AudioFrame.copyOf(samples, pitchedRateHz), Track.RATE_HZ);
    double scale = (double) Track.RATE_HZ / pitchedRateHz;
    List<WordTiming> words = new ArrayList<>();
    for (WordTiming word : natural.words()) {
      words.add(
          new WordTiming(
              word.textStart(),
              word.textEnd(),
              Math.round(word.startSample() * scale),
              Math.round(word.endSample() * scale)));
    }
    return new Rendering(pitched, words);
  }
}
