package dev.repartee.bench.capacity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Machine;
import dev.repartee.server.cli.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What {@code bench collectors} prints. */
@JsonPropertyOrder({"machine", "transport", "trials"})
record CollectorFigures(Machine machine, String transport, List<Trial> trials) {
  /** What was measured with some Java options of the server. */
  @JsonPropertyOrder({"server_options", "figures"})
  record Trial(String serverOptions, StepFigures figures) {}

  /** Prints the figures for a person. */
  void print(PrintWriter out) {
    out.println(machine);
    out.printf("%s, stub services%n%n", transport);
    TextTable table =
        new TextTable(
            "server's Java options",
            "calls",
            "cpu %/call",
            "collections",
            "collecting ms",
            "jitter p99/max",
            "response p95",
            "resident MiB",
            "live heap MiB/call",
            "failures");
    for (Trial trial : trials) {
      StepFigures step = trial.figures();
      table.add(
          trial.serverOptions(),
          Integer.toString(step.callsUp()),
          rounded("%.3f", 100 * step.cpuCoresPerCall()),
          Long.toString(step.collections()),
          Long.toString(step.collectionMs()),
          rounded("%.1f", step.jitterMs().p99()) + " / " + rounded("%.0f", step.jitterMs().max()),
          rounded("%.0f", step.responseMs().p95()),
          rounded("%.0f", step.residentMib()),
          rounded("%.2f", step.heapMibPerCall()),
          step.failures().isEmpty() ? "none" : step.failures().toString());
    }
    table.print(out);
  }

  private static String rounded(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
