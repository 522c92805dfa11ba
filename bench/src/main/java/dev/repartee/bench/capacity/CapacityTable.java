package dev.repartee.bench.capacity;

import dev.repartee.bench.stats.Distribution;
import dev.repartee.server.cli.TextTable;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints the figures for a person. */
final class CapacityTable {
  private final PrintWriter out;

  CapacityTable(PrintWriter out) {
    this.out = out;
  }

  void print(CapacityFigures figures) {
    out.println(figures.machine());
    out.printf("%s, %s services%n%n", figures.transport(), figures.services());
    TextTable table =
        new TextTable(
            "calls",
            "response p50/p95/p99",
            "own p50",
            "jitter p50/p99",
            "barge-in p50/p95",
            "cpu %/call",
            "MiB/call",
            "heap MiB/call",
            "bytes/packet",
            "gc ms",
            "failures",
            "generator late p50/p99",
            "generator cpu %");
    figures.steps().forEach(step -> add(table, step));
    table.print(out);
    out.println();
    new StageTable(out).print(figures.steps());
    out.println(sentence(figures.limit()));
  }

  private static void add(TextTable table, StepFigures step) {
    Distribution response = step.responseMs();
    table.add(
        step.callsUp() == step.calls()
            ? Integer.toString(step.calls())
            : step.callsUp() + " of " + step.calls(),
        "%s / %s / %s".formatted(ms(response.p50()), ms(response.p95()), ms(response.p99())),
        ms(step.ownShareMs().p50()),
        tenths(step.jitterMs().p50()) + " / " + tenths(step.jitterMs().p99()),
        ms(step.bargeInMs().p50()) + " / " + ms(step.bargeInMs().p95()),
        hundredths(100 * step.cpuCoresPerCall()),
        hundredths(step.memoryMibPerCall()),
        hundredths(step.heapMibPerCall()),
        ms(step.allocatedBytesPerPacket()),
        Long.toString(step.collectionMs()),
        step.failures().isEmpty() ? "none" : step.failures().toString(),
        tenths(step.generatorLatenessMs().p50()) + " / " + tenths(step.generatorLatenessMs().p99()),
        ms(100 * step.generatorCpuCores()));
  }

  private static String sentence(CapacityLimit limit) {
    return limit.brokenBy() == 0
        ? "All was well up to " + limit.carriedCalls() + " calls."
        : "All was well up to %d calls; with %d: %s."
            .formatted(limit.carriedCalls(), limit.brokenBy(), limit.reason());
  }

  private static String ms(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String hundredths(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
