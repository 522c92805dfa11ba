package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Some of the cases once more, with noise behind the caller all the time. */
final class NoisyTurns {
  private static final List<Integer> LEVELS_DB = List.of(20, 10);

  /** One of so many cases is taken. */
  private static final int ONE_OF = 6;

  private final List<AudioFrame> noises;
  private final long seed;

  NoisyTurns(List<AudioFrame> noises, long seed) {
    this.noises = noises;
    this.seed = seed;
  }

  List<TurnCase> of(List<TurnCase> quiet) {
    List<TurnCase> noisy = new ArrayList<>();
    Random random = new Random(seed);
    for (TurnCase turn : quiet) {
      boolean taken = random.nextInt(ONE_OF) == 0;
      int noise = random.nextInt(Math.max(1, noises.size()));
      int levelDb = LEVELS_DB.get(random.nextInt(LEVELS_DB.size()));
      if (taken && !noises.isEmpty()) {
        noisy.add(mixed(turn, noises.get(noise), levelDb));
      }
    }
    return noisy;
  }

  private static TurnCase mixed(TurnCase turn, AudioFrame noise, int levelDb) {
    double voiceLevel = Loudness.level(turn.sound(), turn.voiced());
    double noiseLevel = Loudness.level(noise, List.of(new Span(0, Track.lengthMs(noise))));
    Track track = Track.quiet(Track.lengthMs(turn.sound()), turn.id().hashCode());
    track.add(turn.sound(), 0, 1);
    track.addThroughout(noise, voiceLevel / noiseLevel * Math.pow(10, -levelDb / 20.0));
    return new TurnCase(
        turn.id() + "+" + levelDb + "dB",
        "in noise, " + levelDb + " dB below",
        turn.recording(),
        turn.part(),
        turn.question(),
        track.sound(),
        turn.voiced(),
        false);
  }
}
