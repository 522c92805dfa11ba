package dev.repartee.bench.conformance;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a program of others tried on the agent.
 *
 * @param client the program
 * @param check what it tried
 * @param note what it saw, or why it failed
 */
public record ClientCheck(String client, String check, boolean passed, String note, long tookMs) {
  /** Reads what a program printed; that it printed nothing is a failure. */
  static List<ClientCheck> read(String client, String output, int exitCode) {
    List<ClientCheck> checks = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (String line : output.lines().toList()) {
      try {
        JsonObject check = new JsonObject(line);
        checks.add(
            new ClientCheck(
                client,
                check.getString("check"),
                check.getBoolean("passed"),
                check.getString("note", ""),
                check.getLong("took_ms", 0L)));
      } catch (DecodeException e) {
        other.add(line);
      }
    }
    if (exitCode != 0 || checks.isEmpty()) {
      String reason = String.join(" ", other.subList(Math.max(0, other.size() - 8), other.size()));
      checks.add(
          new ClientCheck(
              client, "it runs to its end", false, "exit code " + exitCode + ": " + reason, 0));
    }
    return List.copyOf(checks);
  }
}
