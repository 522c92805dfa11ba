package dev.repartee.transport.realtime;

import dev.repartee.engine.turn.BargeIn;
import dev.repartee.engine.turn.Patience;
import dev.repartee.engine.turn.SilenceLimits;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Floor;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a session's turns begin and end.
 *
 * @param kind what ends a turn
 * @param silenceMs silence that ends it; only with {@link Kind#SILENCE}
 * @param eagerness how soon it ends; only with {@link Kind#MEANING}
 * @param prefixPaddingMs how much earlier than the voice a turn's sound is said to begin
 * @param answers whether the agent answers a turn by itself
 * @param interrupts whether the caller's voice interrupts the agent
 * @param shown as the session shows it; null: turns are ended by the program
 */
record TurnDetection(
    Kind kind,
    long silenceMs,
    String eagerness,
    long prefixPaddingMs,
    boolean answers,
    boolean interrupts,
    @Nullable JsonObject shown) {
  private static final List<String> EAGERNESS = List.of("auto", "low", "medium", "high");
  private static final long USUAL_SILENCE_MS = 500;
  private static final long USUAL_PADDING_MS = 300;
  private static final long LONGEST_MS = 10_000;

  /** The program says when a turn is over, and when to answer. */
  static final TurnDetection BY_PROGRAM =
      new TurnDetection(Kind.PROGRAM, 0, "auto", 0, false, false, null);

  /** What ends a turn. */
  enum Kind {
    PROGRAM,
    SILENCE,
    MEANING
  }

  /** Reads what a program wants; the fields are those of {@code turn_detection}. */
  static TurnDetection read(Fields fields) throws RealtimeProblem {
    String type = fields.oneOf("type", List.of("server_vad", "semantic_vad"), "server_vad");
    boolean answers = fields.flag("create_response", true);
    boolean interrupts = fields.flag("interrupt_response", true);
    JsonObject shown = new JsonObject().put("type", type);
    if (type.equals("semantic_vad")) {
      String eagerness = fields.oneOf("eagerness", EAGERNESS, "auto");
      shown.put("eagerness", eagerness);
      shown.put("create_response", answers).put("interrupt_response", interrupts);
      return new TurnDetection(
          Kind.MEANING, 0, eagerness, USUAL_PADDING_MS, answers, interrupts, shown);
    }
    double threshold = fields.number("threshold", 0.5, 0, 1);
    long silenceMs = (long) fields.number("silence_duration_ms", USUAL_SILENCE_MS, 0, LONGEST_MS);
    long paddingMs = (long) fields.number("prefix_padding_ms", USUAL_PADDING_MS, 0, LONGEST_MS);
    shown
        .put("threshold", threshold)
        .put("prefix_padding_ms", paddingMs)
        .put("silence_duration_ms", silenceMs)
        .putNull("idle_timeout_ms")
        .put("create_response", answers)
        .put("interrupt_response", interrupts);
    return new TurnDetection(
        Kind.SILENCE, silenceMs, "auto", paddingMs, answers, interrupts, shown);
  }

  boolean byProgram() {
    return kind == Kind.PROGRAM;
  }

  /** The agent's own way to take turns, changed as far as the session asks for it. */
  TurnOptions over(TurnOptions agents) {
    return agents
        .with(byProgram() ? Floor.BY_BUTTON : Floor.BY_VOICE)
        .with(patience(agents.patience()))
        .with(
            interrupts || byProgram()
                ? agents.bargeIn()
                : agents.bargeIn().with(BargeIn.Policy.APPEND))
        // A program does not expect the agent to speak by itself.
        .with(SilenceLimits.NONE)
        .withMurmurAfterMs(0)
        .withAnswers(answers);
  }

  private Patience patience(Patience agents) {
    return switch (kind) {
      case PROGRAM -> agents;
      case SILENCE ->
          Patience.fixed(silenceMs, Math.max(silenceMs, agents.transcriptionTimeoutMs()));
      case MEANING ->
          switch (eagerness) {
            case "low" -> Patience.PATIENT;
            case "medium" -> Patience.BALANCED;
            case "high" -> Patience.EAGER;
            default -> agents;
          };
    };
  }
}
