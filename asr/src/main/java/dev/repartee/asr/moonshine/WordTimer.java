package dev.repartee.asr.moonshine;

import dev.repartee.engine.spi.RecognitionEvent.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the words of a hypothesis in time.
 *
 * <p>The network gives no times. But while it writes a word's first token, one of its attention
 * heads looks at where that word begins. Against a forced alignment of 588 words of read English,
 * starts found so are off by 24 ms in the median, and by more than 78 ms in one of ten. Ends are
 * less sure: a word ends where the next begins, or, before a pause, a quarter of a second after its
 * last token; they are off by 28 ms in the median, and by more than 244 ms in one of ten.
 *
 * <p>A word's confidence is the geometric mean of the probabilities of its tokens.
 */
final class WordTimer {
  /** By so much the attention is late at a word's start, in the median. */
  private static final long START_LAG_MS = 16;

  private static final long AFTER_LAST_TOKEN_MS = 270;
  private static final long LONGEST_GAP_MS = 300;
  private static final long SHORTEST_WORD_MS = 20;

  private final Vocabulary vocabulary;
  private final Hypothesis hypothesis;
  private final long spanStartMs;
  private final long spanEndMs;

  private WordTimer(Vocabulary vocabulary, Piece piece) {
    this.vocabulary = vocabulary;
    this.hypothesis = piece.hypothesis();
    this.spanStartMs = toMs(piece.startSample() + piece.heard().from());
    this.spanEndMs = toMs(piece.startSample() + piece.heard().to());
  }

  /** The words that were found in a piece, in order, at times counted from the turn's start. */
  static List<Word> words(Vocabulary vocabulary, Piece piece) {
    return new WordTimer(vocabulary, piece).words();
  }

  private List<Word> words() {
    List<Integer> starts = wordStarts();
    List<Word> words = new ArrayList<>(starts.size());
    long earliestMs = spanStartMs;
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i);
      boolean last = i + 1 == starts.size();
      int to = last ? hypothesis.size() : starts.get(i + 1);
      long startMs = clamp(attentionMs(from) - START_LAG_MS, earliestMs, spanEndMs);
      long nextMs = last ? spanEndMs : attentionMs(to) - START_LAG_MS;
      long endMs = clamp(endMs(from, to, nextMs), startMs + SHORTEST_WORD_MS, spanEndMs);
      double confidence = Math.exp(hypothesis.meanLogProbability(from, to));
      words.add(new Word(vocabulary.text(hypothesis, from, to), startMs, endMs, confidence));
      earliestMs = endMs;
    }
    return words;
  }

  private List<Integer> wordStarts() {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < hypothesis.size(); i++) {
      if (i == 0 || vocabulary.startsWord(hypothesis.token(i))) {
        starts.add(i);
      }
    }
    return starts;
  }

  private long endMs(int from, int to, long nextMs) {
    int lastSpoken = to - 1;
    while (lastSpoken > from && !isSpoken(lastSpoken)) {
      lastSpoken--;
    }
    long reachMs = attentionMs(lastSpoken) + AFTER_LAST_TOKEN_MS;
    return nextMs - reachMs <= LONGEST_GAP_MS ? nextMs : reachMs;
  }

  private boolean isSpoken(int index) {
    return vocabulary
        .text(hypothesis, index, index + 1)
        .codePoints()
        .anyMatch(Character::isLetterOrDigit);
  }

  private long attentionMs(int index) {
    return spanStartMs + toMs(hypothesis.sample(index));
  }

  private static long clamp(long value, long min, long max) {
    return Math.min(Math.max(value, min), Math.max(min, max));
  }

  private static long toMs(long samples) {
    return samples * 1000 / MoonshineModel.SAMPLE_RATE_HZ;
  }
}
