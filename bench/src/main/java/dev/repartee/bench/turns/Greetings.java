package dev.repartee.bench.turns;

import dev.repartee.bench.turns.cases.Prelude;
import dev.repartee.bench.turns.cases.Track;
import dev.repartee.bench.turns.simulation.CallScript;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.LineOptions;
import dev.repartee.bench.turns.simulation.Speaker;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.turn.TurnOptions;
import java.util.HashMap;
import java.util.Map;

/** Knows how long the agent needs to ask something, by letting it ask. */
final class Greetings implements Prelude {
  private static final long LONGEST_MS = 12_000;

  /** People answer a question after a moment. */
  private static final long MOMENT_MS = 500;

  private final Stage stage;
  private final Speaker agentVoice;
  private final Map<String, Long> answerAtMs = new HashMap<>();

  Greetings(Stage stage, Speaker agentVoice) {
    this.stage = stage;
    this.agentVoice = agentVoice;
  }

  @Override
  public long answerAtMs(String question) {
    return answerAtMs.computeIfAbsent(question, this::askAlone);
  }

  private long askAlone(String question) {
    CallScript script =
        new CallScript(
            question, "", Track.quiet(LONGEST_MS, 0).sound(), LineOptions.PLAIN, LONGEST_MS);
    try {
      CallTrace trace = stage.playOne(call -> call.run(script, TurnOptions.DEFAULT, agentVoice));
      return trace.all(ReplyEnded.class).get(0).atMs() + MOMENT_MS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the agent asked a question", e);
    }
  }
}
