package dev.repartee.asr.moonshine;

import dev.repartee.engine.audio.AudioFrame;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * One piece of a turn, short enough for the network: its audio, where in it there is sound, and
 * what was found in it so far. Not thread safe.
 *
 * <p>Sound is told from silence by loudness alone, in steps of 20 ms: louder than the quietest
 * parts of the piece, but never so strict that weak consonants beside loud vowels count as silence.
 */
final class Piece {
  private static final int STEP = MoonshineModel.SAMPLE_RATE_HZ / 50;
  private static final int MARGIN = MoonshineModel.SAMPLE_RATE_HZ / 10;
  private static final double QUIETEST_SHARE = 0.1;
  private static final double LOUDEST_SHARE = 0.95;
  private static final float ABOVE_QUIETEST_DECIBELS = 8;
  private static final float BELOW_LOUDEST_DECIBELS = 20;
  private static final float SILENCE_DECIBELS = -62;

  private final long startSample;
  private float[] samples = new float[4 * MoonshineModel.SAMPLE_RATE_HZ];
  private float[] levels = new float[200];
  private int size;
  private int levelCount;
  private Hypothesis hypothesis = Hypothesis.EMPTY;
  private Span heard = Span.EMPTY;

  /**
   * An empty piece.
   *
   * @param startSample where it begins, counted from the turn's first sample
   */
  Piece(long startSample) {
    this.startSample = startSample;
  }

  long startSample() {
    return startSample;
  }

  int size() {
    return size;
  }

  void add(AudioFrame frame) {
    samples = withRoom(samples, size + frame.sampleCount());
    frame.copyTo(0, samples, size, frame.sampleCount());
    size += frame.sampleCount();
    measure();
  }

  /** Ends this piece at {@code at}; what comes after it begins the next. */
  Piece splitAt(int at) {
    Piece next = new Piece(startSample + at);
    next.samples = withRoom(next.samples, size - at);
    System.arraycopy(samples, at, next.samples, 0, size - at);
    next.size = size - at;
    next.measure();
    size = at;
    levelCount = at / STEP;
    return next;
  }

  /** Copies a span of the audio to a buffer's beginning. */
  void copyTo(Span span, FloatBuffer target) {
    target.put(0, samples, span.from(), span.length());
  }

  /**
   * From the first sound to the last among the first {@code limit} samples, with 100 ms around it;
   * empty if there is none.
   */
  Span sound(int limit) {
    int steps = Math.min(levelCount, limit / STEP);
    float threshold = threshold(steps);
    int first = 0;
    while (first < steps && levels[first] < threshold) {
      first++;
    }
    if (first == steps) {
      return Span.EMPTY;
    }
    int last = steps - 1;
    while (levels[last] < threshold) {
      last--;
    }
    int from = Math.max(0, first * STEP - MARGIN);
    return new Span(from, Math.min(limit, (last + 1) * STEP + MARGIN));
  }

  /** How many samples of silence the piece ends with. */
  int silenceAtEnd() {
    float threshold = threshold(levelCount);
    int steps = 0;
    while (steps < levelCount && levels[levelCount - 1 - steps] < threshold) {
      steps++;
    }
    return steps * STEP;
  }

  /** The middle of the quietest 200 ms after {@code from}. */
  int quietestAfter(int from) {
    int width = 10;
    int best = levelCount;
    double bestSum = Double.MAX_VALUE;
    for (int i = from / STEP; i + width <= levelCount; i++) {
      double sum = 0;
      for (int j = i; j < i + width; j++) {
        sum += levels[j];
      }
      if (sum < bestSum) {
        bestSum = sum;
        best = i + width / 2;
      }
    }
    return best * STEP;
  }

  /** What was found so far. */
  Hypothesis hypothesis() {
    return hypothesis;
  }

  /** The span in which {@link #hypothesis} was found. */
  Span heard() {
    return heard;
  }

  /** Notes what was found in a span. */
  void found(Hypothesis newHypothesis, Span span) {
    hypothesis = newHypothesis;
    heard = span;
  }

  private void measure() {
    levels = withRoom(levels, size / STEP);
    while ((levelCount + 1) * STEP <= size) {
      double sum = 1e-10;
      for (int i = levelCount * STEP; i < (levelCount + 1) * STEP; i++) {
        sum += samples[i] * samples[i];
      }
      levels[levelCount++] = (float) (10 * Math.log10(sum / STEP));
    }
  }

  private float threshold(int steps) {
    if (steps == 0) {
      return SILENCE_DECIBELS;
    }
    float[] sorted = Arrays.copyOf(levels, steps);
    Arrays.sort(sorted);
    float quiet = sorted[(int) (QUIETEST_SHARE * (steps - 1))];
    float loud = sorted[(int) (LOUDEST_SHARE * (steps - 1))];
    return Math.max(
        SILENCE_DECIBELS, Math.min(quiet + ABOVE_QUIETEST_DECIBELS, loud - BELOW_LOUDEST_DECIBELS));
  }

  private static float[] withRoom(float[] array, int needed) {
    return needed <= array.length
        ? array
        : Arrays.copyOf(array, Math.max(needed, 2 * array.length));
  }
}
