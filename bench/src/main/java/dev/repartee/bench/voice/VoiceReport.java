package dev.repartee.bench.voice;

import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import java.util.List;
import java.util.Locale;

/**
 * What {@code bench voice} prints.
 *
 * @param firstAudioMs from the request to the first sound, over all lengths
 * @param realTimeFactor time to speak for each second of sound, over all lengths
 * @param wordErrorRate of what the recogniser hears of the voice, over all texts
 */
record VoiceReport(
    Machine machine,
    String voice,
    Distribution firstAudioMs,
    double realTimeFactor,
    double wordErrorRate,
    List<LengthFigures> byLength,
    List<TextFigures> byText) {

  /** How sentences of one length were spoken. */
  record LengthFigures(
      int words, Distribution firstAudioMs, Distribution wholeMs, double realTimeFactor) {}

  /** How one set of sentences was heard. */
  record TextFigures(String name, int sentences, long words, double wordErrorRate) {}

  /** A table for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    line(table, "%-18s %20s %20s %18s", "words a sentence", "first_audio_ms", "whole_ms", "rtf");
    for (LengthFigures row : byLength) {
      line(
          table,
          "%-18s %20s %20s %18.4f",
          row.words(),
          spread(row.firstAudioMs()),
          spread(row.wholeMs()),
          row.realTimeFactor());
    }
    line(table, "%-18s %20s %20s %18.4f", "all", spread(firstAudioMs), "", realTimeFactor);
    line(table, "(p50 / p95)");
    line(table, "");
    line(table, "%-18s %10s %10s %18s", "text", "sentences", "words", "word_error_rate");
    for (TextFigures row : byText) {
      line(
          table,
          "%-18s %10d %10d %18.4f",
          row.name(),
          row.sentences(),
          row.words(),
          row.wordErrorRate());
    }
    line(table, "%-18s %10s %10s %18.4f", "all", "", "", wordErrorRate);
    return table.append(voice).append(" on ").append(machine).toString();
  }

  private static String spread(Distribution values) {
    return String.format(Locale.ROOT, "%.1f / %.1f", values.p50(), values.p95());
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
