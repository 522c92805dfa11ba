package dev.repartee.bench.network;

import dev.repartee.server.cli.TextTable;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;

/** Prints what bad networks do, for a person. */
final class NetworkTable {
  private final PrintWriter out;

  NetworkTable(PrintWriter out) {
    this.out = out;
  }

  void print(NetworkReport report) {
    out.println(report.machine());
    out.println(
        "WER: words understood wrong, of all that were said. Made up, silent: of all sound.");
    out.println();
    TextTable table =
        new TextTable(
            "network",
            "lived",
            "WER at agent",
            "WER at caller",
            "made up",
            "silent",
            "response p50 ms",
            "p95",
            "first sound ms");
    for (ConditionFigures figures : report.networks()) {
      table.add(
          figures.network(),
          figures.livedCalls() + "/" + figures.calls(),
          percent(figures.agentWordErrorRate()),
          percent(figures.callerWordErrorRate()),
          percent(figures.concealedShare()),
          percent(figures.silentShare()),
          whole(figures.responseMs().p50()),
          whole(figures.responseMs().p95()),
          whole(figures.firstSoundMs().p50()));
    }
    table.print(out);
    report.networks().stream()
        .filter(figures -> figures.turnsAfterOutage() != null)
        .forEach(this::printOutage);
  }

  private void printOutage(ConditionFigures figures) {
    out.println();
    out.printf(
        Locale.ROOT,
        "%s: %d replies were heard after it. The agent's end was over %d ms after it began: \"%s\""
            + " The caller's: \"%s\"%n",
        figures.network(),
        figures.turnsAfterOutage(),
        figures.agentEndedAfterMs(),
        Objects.requireNonNullElse(figures.agentEndReason(), "never"),
        Objects.requireNonNullElse(figures.callerEndReason(), "never"));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
