package dev.repartee.bench.asr;

import dev.repartee.bench.asr.SurroundingsOptions.Conditions;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code bench asr} prints. */
record AsrReport(Machine machine, Conditions conditions, List<AsrFigures> sets, AsrFigures pooled) {

  /** A table for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%-24s %10s %8s %16s %17s   %s%n",
            "set",
            "recordings",
            "words",
            "word_error_rate",
            "real_time_factor",
            "end_of_speech_to_text_ms p50 / p95 / max"));
    List<AsrFigures> rows = new ArrayList<>(sets);
    rows.add(pooled);
    for (AsrFigures row : rows) {
      Distribution wait = row.endOfSpeechToTextMs();
      table.append(
          String.format(
              Locale.ROOT,
              "%-24s %10d %8d %16.4f %17.4f   %.0f / %.0f / %.0f%n",
              row.name(),
              row.recordings(),
              row.words(),
              row.wordErrorRate(),
              row.realTimeFactor(),
              wait.p50(),
              wait.p95(),
              wait.max()));
    }
    return table.append(conditions).append("; on ").append(machine).toString();
  }
}
