package dev.repartee.bench.asr;

import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.text.WordErrorRate;
import java.util.List;

/**
 * How a set of recordings was heard.
 *
 * @param wordErrorRate of the final texts, when the speech came in as from a caller
 * @param realTimeFactor work for each second of audio, when it came in at once
 * @param streamingRealTimeFactor the same as from a caller, with voice activity and partial texts
 * @param endOfSpeechToTextMs work from the end of the voice to the final text
 */
record AsrFigures(
    String name,
    int recordings,
    double audioSeconds,
    long words,
    double wordErrorRate,
    double realTimeFactor,
    double streamingRealTimeFactor,
    Distribution endOfSpeechToTextMs) {

  static AsrFigures of(String name, WordErrorRate errors, List<Hearing> hearings) {
    double audio = hearings.stream().mapToLong(Hearing::audioNanos).sum();
    double streamed = hearings.stream().mapToLong(Hearing::streamedNanos).sum();
    double onePass = hearings.stream().mapToLong(Hearing::onePassNanos).sum();
    List<Double> waits = hearings.stream().map(hearing -> hearing.endToTextNanos() / 1e6).toList();
    return new AsrFigures(
        name,
        hearings.size(),
        rounded(audio / 1e9, 10),
        errors.words(),
        rounded(errors.rate(), 10_000),
        rounded(onePass / Math.max(1, audio), 10_000),
        rounded(streamed / Math.max(1, audio), 10_000),
        Distribution.of(waits));
  }

  private static double rounded(double value, int steps) {
    return (double) Math.round(value * steps) / steps;
  }
}
