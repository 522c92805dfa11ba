package dev.repartee.tts.freetts;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import dev.repartee.tts.freetts.KevinEngine.Sound;
import dev.repartee.tts.freetts.KevinEngine.WordTime;
import dev.repartee.tts.text.SpokenToken;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence's sound without the silence that FreeTTS puts around it, and the times of its tokens.
 *
 * @param words when each token sounds, counted from the sentence's first sample
 */
record SentenceSound(AudioFrame audio, List<WordTiming> words) {
  private static final int BEFORE_MS = 20;
  private static final int AFTER_SENTENCE_MS = 200;
  private static final int AFTER_CLAUSE_MS = 60;

  SentenceSound {
    words = List.copyOf(words);
  }

  static SentenceSound of(SpokenSentence sentence, Sound sound) {
    List<WordTime> times = sound.words();
    if (times.size() != sentence.words().size()) {
      times = spread(sentence.words(), sound);
    }
    int start = Math.max(0, times.get(0).startSample() - samples(BEFORE_MS));
    int afterMs = sentence.isComplete() ? AFTER_SENTENCE_MS : AFTER_CLAUSE_MS;
    int end = times.get(times.size() - 1).endSample() + samples(afterMs);
    int kept = Math.min(end, sound.audio().sampleCount());
    return new SentenceSound(
        padded(sound.audio().slice(start, kept), end - start),
        timings(sentence.tokens(), times, start));
  }

  private static List<WordTiming> timings(
      List<SpokenToken> tokens, List<WordTime> times, int start) {
    List<WordTiming> timings = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      SpokenToken token = tokens.get(i);
      int from = times.get(i).startSample() - start;
      boolean goesOn = i > 0 && tokens.get(i - 1).textStart() == token.textStart();
      long first = goesOn ? timings.remove(timings.size() - 1).startSample() : from;
      long end = times.get(i).endSample() - (long) start;
      timings.add(new WordTiming(token.textStart(), token.textEnd(), first, end));
    }
    return timings;
  }

  /** Divides the sound by the words' letters, should FreeTTS have divided the text otherwise. */
  private static List<WordTime> spread(List<String> words, Sound sound) {
    int letters = words.stream().mapToInt(String::length).sum();
    List<WordTime> times = new ArrayList<>();
    int before = 0;
    for (String word : words) {
      long total = sound.audio().sampleCount();
      int start = (int) (total * before / letters);
      before += word.length();
      times.add(new WordTime(start, (int) (total * before / letters)));
    }
    return times;
  }

  private static AudioFrame padded(AudioFrame audio, int sampleCount) {
    short[] samples = new short[Math.max(sampleCount, audio.sampleCount())];
    audio.copyTo(0, samples, 0, audio.sampleCount());
    return AudioFrame.copyOf(samples, KevinEngine.SAMPLE_RATE_HZ);
  }

  private static int samples(int milliseconds) {
    return milliseconds * KevinEngine.SAMPLE_RATE_HZ / 1000;
  }
}
