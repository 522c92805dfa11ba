package dev.repartee.bench.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What voicebench says about one scenario.
 *
 * @param failures sentences; empty if all is well
 */
public record Judgement(String scenario, List<Turn> turns, List<String> failures) {
  /**
   * One thing that the caller did.
   *
   * @param expect what the agent was to do: {@code respond}, {@code stop} or {@code ignore}
   * @param responseMs from the end of the caller's sound to the agent's; null if there was none
   * @param stopMs from the start of the caller's voice to the agent's silence; null if not expected
   */
  public record Turn(
      String id,
      String expect,
      @Nullable Double responseMs,
      @Nullable Double stopMs,
      @Nullable String transcript,
      boolean passed,
      String notes) {}

  /** Reads the report that voicebench wrote. */
  static Judgement of(JsonObject report) {
    String scenario = report.getJsonObject("scenario").getString("name");
    List<Turn> turns = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Object session : report.getJsonArray("sessions")) {
      for (Object entry : ((JsonObject) session).getJsonArray("turns")) {
        Turn turn = turn((JsonObject) entry);
        turns.add(turn);
        if (!turn.passed()) {
          failures.add("%s, turn %s: %s".formatted(scenario, turn.id(), turn.notes()));
        }
      }
    }
    for (Object entry : report.getJsonArray("assertions")) {
      JsonObject assertion = (JsonObject) entry;
      if (!assertion.getBoolean("passed")) {
        failures.add(
            String.format(
                Locale.ROOT,
                "%s: %s is %s, but the limit is %s",
                scenario,
                assertion.getString("key"),
                assertion.getValue("actual"),
                assertion.getValue("limit")));
      }
    }
    return new Judgement(scenario, List.copyOf(turns), List.copyOf(failures));
  }

  /** A scenario that could not be played. */
  static Judgement impossible(String scenario, String reason) {
    return new Judgement(scenario, List.of(), List.of(scenario + ": " + reason));
  }

  private static Turn turn(JsonObject turn) {
    JsonArray notes = turn.getJsonArray("notes", new JsonArray());
    return new Turn(
        turn.getString("id"),
        turn.getString("expect"),
        turn.getDouble("response_latency_ms"),
        turn.getDouble("stop_latency_ms"),
        turn.getString("transcript"),
        turn.getBoolean("passed"),
        String.join("; ", notes.stream().map(String::valueOf).toList()));
  }
}
