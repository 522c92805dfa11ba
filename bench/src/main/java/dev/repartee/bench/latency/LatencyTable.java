package dev.repartee.bench.latency;

import dev.repartee.bench.stats.Distribution;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints latencies for a person. */
final class LatencyTable {
  private final PrintWriter out;

  LatencyTable(PrintWriter out) {
    this.out = out;
  }

  void print(LatencyFigures figures) {
    out.println(figures.machine());
    out.printf(
        Locale.ROOT,
        "%d calls over %s, wait %d ms; %d failed, %d utterances unanswered%n%n",
        figures.calls(),
        figures.transport(),
        figures.waitMs(),
        figures.failedCalls(),
        figures.unanswered());
    out.printf("%-44s %5s %7s %7s %7s %7s%n", "milliseconds", "n", "p50", "p95", "p99", "max");
    row("response (end of speech to sound at the ear)", figures.responseMs());
    row("  final text known", figures.stagesMs().text());
    row("  turn committed", figures.stagesMs().commit());
    row("  model's first token", figures.stagesMs().firstToken());
    row("  voice's first sound", figures.stagesMs().firstAudio());
    row("  heard (engine's account)", figures.stagesMs().heard());
    row("barge-in (voice to silence at the ear)", figures.bargeInMs());
  }

  private void row(String name, Distribution spread) {
    out.printf(
        Locale.ROOT,
        "%-44s %5d %7.0f %7.0f %7.0f %7.0f%n",
        name,
        spread.n(),
        spread.p50(),
        spread.p95(),
        spread.p99(),
        spread.max());
  }
}
