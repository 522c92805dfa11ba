package dev.repartee.bench.turns;

import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.turns.TurnsReport.Conditions;
import dev.repartee.bench.turns.figures.BargeInFigures;
import dev.repartee.bench.turns.figures.HeardWordsFigures;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints all figures for people. */
final class TurnsTable {
  private final PrintWriter out;

  TurnsTable(PrintWriter out) {
    this.out = out;
  }

  void print(TurnsReport report) {
    out.println(report.machine());
    print(report.conditions());
    out.printf(
        "part: %s, seed %d; rates in %% with their 95 %% interval%n", report.part(), report.seed());
    if (report.endOfTurn() != null) {
      new EndOfTurnTable(out).print(report.endOfTurn());
    }
    if (report.bargeIn() != null) {
      for (BargeInFigures figures : report.bargeIn().presets()) {
        new BargeInTable(out).print(figures);
      }
    }
    if (report.heardWords() != null) {
      print(report.heardWords());
    }
    out.flush();
  }

  private void print(Conditions conditions) {
    out.printf(
        "line %d ms each way; model: %s; voice: %s; callers: %s; end-of-turn detector: %s%n",
        conditions.lineOneWayMs(),
        conditions.model(),
        conditions.agentVoice(),
        String.join(", ", conditions.callerVoices()),
        conditions.endOfTurnDetector());
    out.printf("inference in virtual time: %s%n", conditions.simulatedMs());
    out.printf(
        "inference as it was, p50 / p95 ms: voice activity %s, recognition %s, judgement %s%n",
        spread(conditions.measuredMs().voiceActivityWindow()),
        spread(conditions.measuredMs().recognition()),
        spread(conditions.measuredMs().judgement()));
  }

  private void print(HeardWordsFigures figures) {
    out.printf(
        "%nheard words, %d interruptions (%d did not interrupt): last word understood +-1 %s %%;"
            + " by simulation exact %s %%, +-1 %s %%%n",
        figures.interruptions(),
        figures.notInterrupted(),
        figures.exactRate().percent(),
        figures.exactBySimulationRate().percent(),
        figures.oneWordBySimulationRate().percent());
  }

  private static String spread(Distribution values) {
    return values.n() == 0
        ? "all remembered"
        : String.format(Locale.ROOT, "%.1f / %.1f", values.p50(), values.p95());
  }
}
