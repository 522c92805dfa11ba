package dev.repartee.bench.turns;

import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.turns.figures.BargeInFigures;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints the figures of barge-in for people. */
final class BargeInTable {
  private static final String ROW = "%-14s %5s %-18s %-18s %-18s %-18s %-18s %13s %13s %13s%n";

  private final PrintWriter out;

  BargeInTable(PrintWriter out) {
    this.out = out;
  }

  void print(BargeInFigures figures) {
    out.printf(
        Locale.ROOT,
        "%nbarge-in, %s: yields %s %%, back-channels ignored %s %%, noise ignored %s %%, going on"
            + " %s %%; %d cases in which the agent did not speak%n",
        figures.preset(),
        figures.yieldRate().percent(),
        figures.backChannelIgnoredRate().percent(),
        figures.noiseIgnoredRate().percent(),
        figures.noiseGoingOnRate().percent(),
        figures.notSpeaking());
    out.printf(
        ROW,
        "p50 / p95",
        "cases",
        "stopped %",
        "took turn %",
        "paused %",
        "goes on 300 ms %",
        "goes on 500 ms %",
        "reaction ms",
        "decision ms",
        "resume ms");
    for (BargeInFigures.Kind kind : figures.byKind()) {
      out.printf(
          ROW,
          kind.kind(),
          kind.cases(),
          kind.stopRate().percent(),
          kind.turnRate().percent(),
          kind.reactionRate().percent(),
          kind.goingOnRate().percent(),
          kind.goingOnWithin500MsRate().percent(),
          spread(kind.reactionMs()),
          spread(kind.decisionMs()),
          spread(kind.resumeMs()));
    }
  }

  private static String spread(Distribution values) {
    return values.n() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.0f / %.0f", values.p50(), values.p95());
  }
}
