package dev.repartee.bench.peers;

import dev.repartee.bench.capacity.CapacityLimit;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.server.cli.TextTable;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints the figures for a person: for each number of calls both engines, and the ratios. */
final class PeersTable {
  private final PrintWriter out;

  PeersTable(PrintWriter out) {
    this.out = out;
  }

  void print(PeersFigures figures) {
    out.println(figures.machine());
    out.println();
    TextTable table =
        new TextTable(
            "calls",
            "engine",
            "response p50/p95",
            "barge-in p50/p95",
            "jitter p99",
            "cpu %/call",
            "MiB/call",
            "failures",
            "generator late p99");
    for (int calls : callsOf(figures)) {
      Stream.of(figures.peer(), figures.repartee())
          .forEach(engine -> engine.with(calls).ifPresent(step -> add(table, engine, step)));
      figures.ratios().stream()
          .filter(ratios -> ratios.calls() == calls)
          .forEach(ratios -> add(table, ratios));
    }
    table.print(out);
    out.println();
    Stream.of(figures.peer(), figures.repartee())
        .forEach(engine -> out.println(sentence(engine.engine(), engine.limit())));
    out.println("Calls, Repartee to the other: " + times(figures.carriedCallsRatio()));
  }

  private static SortedSet<Integer> callsOf(PeersFigures figures) {
    SortedSet<Integer> calls = new TreeSet<>();
    figures.peer().steps().forEach(step -> calls.add(step.calls()));
    figures.repartee().steps().forEach(step -> calls.add(step.calls()));
    return calls;
  }

  private static void add(TextTable table, EngineFigures engine, PeerStep step) {
    table.add(
        step.callsUp() == step.calls()
            ? Integer.toString(step.calls())
            : step.callsUp() + " of " + step.calls(),
        engine.engine(),
        pair(step.responseMs()),
        pair(step.bargeInMs()),
        decimals(1, step.jitterMs().p99()),
        decimals(2, 100 * step.cpuCoresPerCall()),
        decimals(2, step.memoryMibPerCall()),
        step.failures().isEmpty() ? "none" : step.failures().toString(),
        decimals(1, step.generatorLatenessMs().p99()));
  }

  private static void add(TextTable table, PeerRatios ratios) {
    table.add(
        "",
        "ratio",
        times(ratios.responseP50()) + " / " + times(ratios.responseP95()),
        times(ratios.bargeInP50()) + " / " + times(ratios.bargeInP95()),
        times(ratios.jitterP99()),
        times(ratios.cpuPerCall()),
        times(ratios.memoryPerCall()),
        "",
        "");
  }

  private static String sentence(String engine, CapacityLimit limit) {
    return limit.brokenBy() == 0
        ? "%s: all was well up to %d calls.".formatted(engine, limit.carriedCalls())
        : "%s: all was well up to %d calls; with %d: %s."
            .formatted(engine, limit.carriedCalls(), limit.brokenBy(), limit.reason());
  }

  private static String pair(Distribution ms) {
    return decimals(0, ms.p50()) + " / " + decimals(0, ms.p95());
  }

  private static String times(@Nullable Double ratio) {
    return ratio == null ? "-" : decimals(2, ratio) + " x";
  }

  private static String decimals(int count, double value) {
    return String.format(Locale.ROOT, "%." + count + "f", value);
  }
}
