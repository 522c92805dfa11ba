package dev.repartee.bench.turns;

import dev.repartee.bench.turns.cases.CallerVoice;
import dev.repartee.bench.turns.simulation.RealSpeaker;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.server.config.ProviderChoice;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.SoloVoice;
import java.util.List;
import java.util.Map;

/** The voices of simulated calls: the agent's, and those of synthetic callers. */
final class Voices implements AutoCloseable {
  private static final int ONE_WORKER = 1;
  private static final int MOST_QUEUED = 64;

  private final SoloVoice best;
  private final SoloVoice other;
  private final RealSpeaker agent;
  private final List<CallerVoice> callers;

  private Voices(SoloVoice best, SoloVoice other) {
    this.best = best;
    this.other = other;
    agent = new RealSpeaker(best.voice());
    RealSpeaker second = new RealSpeaker(other.voice());
    callers =
        List.of(
            new CallerVoice("low", agent, 0.88),
            new CallerVoice("kevin", second, 1),
            new CallerVoice("high", agent, 1.12));
  }

  /** Starts them; blocks while models load. */
  static Voices start(ModelFiles models) throws NoProviderException {
    SoloVoice best = SoloVoice.start(ProviderChoice.AUTO, pool(), models);
    boolean complete = false;
    try {
      SoloVoice other = SoloVoice.start(new ProviderChoice("freetts", Map.of()), pool(), models);
      complete = true;
      return new Voices(best, other);
    } finally {
      if (!complete) {
        best.close();
      }
    }
  }

  private static InferencePool pool() {
    return new InferencePool(ONE_WORKER, MOST_QUEUED);
  }

  RealSpeaker agent() {
    return agent;
  }

  List<CallerVoice> callers() {
    return callers;
  }

  @Override
  public void close() {
    best.close();
    other.close();
  }
}
