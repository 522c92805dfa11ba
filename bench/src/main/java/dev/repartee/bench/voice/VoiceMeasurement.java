package dev.repartee.bench.voice;

import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import dev.repartee.bench.text.SpokenText;
import dev.repartee.bench.text.WordErrorRate;
import dev.repartee.bench.voice.VoiceReport.LengthFigures;
import dev.repartee.bench.voice.VoiceReport.TextFigures;
import dev.repartee.engine.spi.SpeechSynthesizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Has the built-in sentences spoken, and sums up how soon, how fast and how clearly. */
final class VoiceMeasurement {
  private static final int ROUNDS = 6;
  private static final int WARM_UP_ROUNDS = 2;

  private final SpeechSynthesizer voice;
  private final RoundTrip roundTrip;
  private final Machine machine;
  private final Consumer<String> progress;
  private final SpokenText spokenText = new SpokenText();

  /**
   * A measurement.
   *
   * @param machine what it runs on, noted before anything was loaded
   * @param progress told what was heard of each sentence
   */
  VoiceMeasurement(
      SpeechSynthesizer voice, RoundTrip roundTrip, Machine machine, Consumer<String> progress) {
    this.voice = voice;
    this.roundTrip = roundTrip;
    this.machine = machine;
    this.progress = progress;
  }

  /** Speaks everything; takes under a minute. */
  VoiceReport run() throws IOException, InterruptedException {
    List<Speech> all = new ArrayList<>();
    List<LengthFigures> lengths = new ArrayList<>();
    TreeMap<Integer, List<String>> byLength =
        BenchTexts.read(BenchTexts.LENGTHS).stream()
            .collect(
                Collectors.groupingBy(BenchTexts::wordCount, TreeMap::new, Collectors.toList()));
    byLength.values().forEach(sentences -> speak(sentences, WARM_UP_ROUNDS));
    byLength.forEach(
        (words, sentences) -> {
          List<Speech> speeches = speak(sentences, ROUNDS);
          all.addAll(speeches);
          lengths.add(
              new LengthFigures(
                  words, firstAudioMs(speeches), wholeMs(speeches), realTimeFactor(speeches)));
        });
    List<TextFigures> texts = new ArrayList<>();
    WordErrorRate errors = WordErrorRate.NONE;
    for (String name : List.of(BenchTexts.CUSTOMER_SERVICE, BenchTexts.PLAIN)) {
      List<String> sentences = BenchTexts.read(name);
      WordErrorRate rate = hear(sentences);
      errors = errors.plus(rate);
      texts.add(new TextFigures(name, sentences.size(), rate.words(), rounded(rate.rate())));
    }
    return new VoiceReport(
        machine,
        voice.displayName(),
        firstAudioMs(all),
        realTimeFactor(all),
        rounded(errors.rate()),
        lengths,
        texts);
  }

  private List<Speech> speak(List<String> sentences, int rounds) {
    List<Speech> speeches = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      sentences.forEach(sentence -> speeches.add(Speech.of(sentence, voice)));
    }
    return speeches;
  }

  private WordErrorRate hear(List<String> sentences) throws InterruptedException {
    WordErrorRate sum = WordErrorRate.NONE;
    for (String sentence : sentences) {
      String heard = roundTrip.hear(Speech.of(sentence, voice).sound());
      WordErrorRate errors = WordErrorRate.of(spokenText.words(sentence), spokenText.words(heard));
      sum = sum.plus(errors);
      progress.accept("%d errors: %s -> %s".formatted(errors.errors(), sentence, heard));
    }
    return sum;
  }

  private static Distribution firstAudioMs(List<Speech> speeches) {
    return Distribution.of(
        speeches.stream().map(speech -> speech.firstAudioNanos() / 1e6).toList());
  }

  private static Distribution wholeMs(List<Speech> speeches) {
    return Distribution.of(speeches.stream().map(speech -> speech.wholeNanos() / 1e6).toList());
  }

  private static double realTimeFactor(List<Speech> speeches) {
    double work = speeches.stream().mapToLong(Speech::wholeNanos).sum();
    double sound = speeches.stream().mapToLong(speech -> speech.sound().durationNanos()).sum();
    return rounded(work / Math.max(1, sound));
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
