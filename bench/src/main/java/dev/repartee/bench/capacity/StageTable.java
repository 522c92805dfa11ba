package dev.repartee.bench.capacity;

import dev.repartee.server.cli.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints for a person what a server spends its time on, step by step, and what is the limit. */
final class StageTable {
  private final PrintWriter out;

  StageTable(PrintWriter out) {
    this.out = out;
  }

  void print(List<StepFigures> steps) {
    TextTable table =
        new TextTable("calls", "stage", "% of the cores' time", "queue wait p50/p95/p99");
    steps.forEach(step -> step.stages().forEach(stage -> add(table, step.calls(), stage)));
    table.print(out);
    out.println();
    for (StepFigures step : steps) {
      out.printf("%d calls: limit: %s%n", step.calls(), step.limitingStage());
    }
    out.println();
  }

  private static void add(TextTable table, int calls, StageFigures stage) {
    table.add(
        Integer.toString(calls),
        stage.stage(),
        decimal(100 * stage.coresShare()),
        stage.queueWaitMs().n() == 0
            ? "-"
            : "%s / %s / %s"
                .formatted(
                    decimal(stage.queueWaitMs().p50()),
                    decimal(stage.queueWaitMs().p95()),
                    decimal(stage.queueWaitMs().p99())));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
