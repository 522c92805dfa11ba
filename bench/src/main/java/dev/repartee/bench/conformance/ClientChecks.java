package dev.repartee.bench.conformance;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Reads what a program printed that checks something: a line of JSON for each check. */
final class ClientChecks {
  private static final int SHOWN_LINES = 8;

  private ClientChecks() {}

  /** Reads it all; that a program stopped early, or checked nothing, is a failed check. */
  static List<Check> read(String client, String output, int exitCode) {
    List<Check> checks = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (String line : output.lines().toList()) {
      try {
        JsonObject check = new JsonObject(line);
        checks.add(
            new Check(
                client + ": " + check.getString("check"),
                check.getBoolean("passed"),
                check.getString("note", "")));
      } catch (DecodeException e) {
        other.add(line);
      }
    }
    if (exitCode != 0 || checks.isEmpty()) {
      List<String> shown = other.subList(Math.max(0, other.size() - SHOWN_LINES), other.size());
      checks.add(
          new Check(
              client + ": it runs to its end",
              false,
              "exit code " + exitCode + ": " + String.join(" ", shown)));
    }
    return List.copyOf(checks);
  }
}
