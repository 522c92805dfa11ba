package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.LineOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Interruptions at random moments of the agent's answer, over lines with and without a buffer. */
public final class InterruptionCases {
  private static final List<String> INTERRUPTIONS =
      List.of("Stop.", "Stop, please.", "Wait, wait.", "No, stop it.", "Hold on, please.");

  private static final long BUFFER_MS = 200;

  private final List<CallerVoice> voices;
  private final long seed;

  /**
   * The cases.
   *
   * @param voices who interrupts
   */
  public InterruptionCases(List<CallerVoice> voices, long seed) {
    this.voices = voices;
    this.seed = seed;
  }

  /** So many of them. */
  public List<OverlapCase> build(int count) {
    Random random = new Random(seed);
    OverlapMaker maker = new OverlapMaker(voices, seed + 1);
    List<OverlapCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CallerVoice voice = voices.get(random.nextInt(voices.size()));
      String text = INTERRUPTIONS.get(random.nextInt(INTERRUPTIONS.size()));
      String id = "heard_words/" + i;
      LineOptions line = i % 2 == 0 ? LineOptions.PLAIN : LineOptions.PLAIN.withBuffer(BUFFER_MS);
      cases.add(
          maker
              .make(id, OverlapKind.INTERRUPTION, id, voice, voice.speak(text).sound(), 0)
              .over(line));
    }
    return cases;
  }
}
