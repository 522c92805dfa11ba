package dev.repartee.bench.turns;

import dev.repartee.bench.turns.figures.Curve;
import dev.repartee.bench.turns.figures.EndOfTurnFigures;
import dev.repartee.bench.turns.figures.EndOfTurnPoint;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the figures of turn ends for people. */
final class EndOfTurnTable {
  private static final String ROW = "%-34s %5s %-18s %-18s %-18s %-18s %-18s %-18s %5s %5s %-18s%n";

  private final PrintWriter out;

  EndOfTurnTable(PrintWriter out) {
    this.out = out;
  }

  void print(EndOfTurnFigures figures) {
    out.printf(
        "%nfirst sound where the answer is plainly complete, p50 / p95: %.0f / %.0f ms (%d turns)%n",
        figures.plainFirstAudioMs().p50(),
        figures.plainFirstAudioMs().p95(),
        figures.plainFirstAudioMs().n());
    for (Curve curve : figures.policies().values()) {
      out.printf(
          "%n%s: mean delay at 5 %% cut off %s ms, at 10 %% %s ms, at 5 %% audibly %s ms%n",
          curve.name(),
          orDash(curve.meanDelayMsAt5Percent()),
          orDash(curve.meanDelayMsAt10Percent()),
          orDash(curve.meanDelayMsAt5PercentAudible()));
      rows(curve.curve());
    }
    for (EndOfTurnFigures.Source source : figures.bySource()) {
      out.printf("%nsource: %s%n", source.source());
      rows(source.points());
    }
  }

  private void rows(List<EndOfTurnPoint> points) {
    out.printf(
        ROW,
        "",
        "turns",
        "cut off %",
        "a pause %",
        "heard %",
        "audibly %",
        "repaired %",
        "mean delay ms",
        "p50",
        "unans",
        "wasted %");
    for (EndOfTurnPoint point : points) {
      out.printf(
          ROW,
          point.name(),
          point.turns(),
          point.falseCutOffRate().percent(),
          point.cutOffsPerPause().percent(),
          point.heardCutOffRate().percent(),
          point.audibleCutOffRate().percent(),
          point.repairedRate().percent(),
          point.meanDelayMs().number(),
          Math.round(point.delayMs().p50()),
          point.unanswered(),
          point.wastedSpeculationShare().percent());
    }
  }

  private static String orDash(@Nullable Double value) {
    return value == null ? "-" : String.valueOf(Math.round(value));
  }
}
