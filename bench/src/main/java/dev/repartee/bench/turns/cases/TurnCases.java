package dev.repartee.bench.turns.cases;

import dev.repartee.engine.audio.AudioFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All cases of a caller who takes one turn. */
public final class TurnCases {
  private final Path speechFolder;
  private final Path turnsFolder;
  private final List<CallerVoice> voices;
  private final Prelude prelude;
  private final long seed;

  /**
   * The cases.
   *
   * @param speechFolder sets of read speech with their texts
   * @param turnsFolder clips and streams of conversation
   * @param voices who speaks what is synthesised
   */
  public TurnCases(
      Path speechFolder, Path turnsFolder, List<CallerVoice> voices, Prelude prelude, long seed) {
    this.speechFolder = speechFolder;
    this.turnsFolder = turnsFolder;
    this.voices = voices;
    this.prelude = prelude;
    this.seed = seed;
  }

  /** Builds them; the same folders, voices and seed give the same cases. */
  public List<TurnCase> build() throws IOException {
    CallMaker calls = new CallMaker(prelude);
    List<TurnCase> cases = new ArrayList<>();
    cases.addAll(new StreamTurns(turnsFolder, calls).read());
    cases.addAll(new ClipTurns(turnsFolder, calls).read());
    cases.addAll(new ReadTurns(speechFolder, calls, seed).read());
    cases.addAll(new DialogueTurns(voices, calls, seed).read());
    List<AudioFrame> noises = NoiseSounds.backgrounds(turnsFolder);
    cases.addAll(new NoisyTurns(noises, seed).of(cases));
    return List.copyOf(cases);
  }
}
