package dev.repartee.engine.playout;

import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One phrase of a reply as sound and words, growing while the voice still works on it. Lives on the
 * conversation's loop.
 */
public final class SpokenPhrase {
  private static final int BEATS_PER_SECOND = 100;

  /** Sixty decibels below the loudest that there is. */
  private static final int INAUDIBLE = 32;

  private final int sampleRateHz;
  private final List<SpokenWord> words = new ArrayList<>();
  private short[] samples = {};
  private int sampleCount;
  private int audibleEnd;
  private boolean complete;

  public SpokenPhrase(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  /** Appends sound, at the phrase's rate. */
  public void add(AudioFrame frame) {
    if (frame.sampleRateHz() != sampleRateHz) {
      throw new IllegalArgumentException(
          "the voice said it speaks at " + sampleRateHz + " Hz, but sent " + frame);
    }
    int needed = sampleCount + frame.sampleCount();
    if (needed > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(needed, samples.length * 2));
    }
    frame.copyTo(0, samples, sampleCount, frame.sampleCount());
    for (int i = needed; i > sampleCount && i > audibleEnd; i--) {
      if (Math.abs(samples[i - 1]) > INAUDIBLE) {
        audibleEnd = i;
      }
    }
    sampleCount = needed;
  }

  /** Appends a word; words come in order. */
  public void add(SpokenWord word) {
    words.add(word);
  }

  /** Says that no more sound or words will come. */
  public void complete() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  int sampleCount() {
    return sampleCount;
  }

  /** After this there is neither a word nor anything that can be heard. */
  int soundEnd() {
    long lastWordEnd = words.isEmpty() ? 0 : words.get(words.size() - 1).endSample();
    return (int) Math.min(sampleCount, Math.max(audibleEnd, lastWordEnd));
  }

  /** Where the last word ends that begins before that sample, in the reply's text; else 0. */
  int textEndBefore(long sample) {
    int textEnd = 0;
    for (SpokenWord word : words) {
      if (word.startSample() < sample) {
        textEnd = word.textEnd();
      }
    }
    return textEnd;
  }

  int wordCount() {
    return words.size();
  }

  SpokenWord word(int index) {
    return words.get(index);
  }

  /** Whether the voice has not yet given enough sound for the beat that begins there. */
  boolean isStarvedAt(int position) {
    return !complete && sampleCount - position < beatSamplesAt(position);
  }

  /** The sound of the beat that begins there; shorter at the end of the phrase. */
  AudioFrame beatAt(int position) {
    int length = Math.min(beatSamplesAt(position), sampleCount - position);
    return AudioFrame.copyOf(samples, position, length, sampleRateHz);
  }

  /** Beats of 22,050 Hz would be 220.5 samples long: every second one is a sample longer. */
  int beatSamplesAt(int position) {
    long rateHz = sampleRateHz;
    long beatsSoFar = ((long) position * BEATS_PER_SECOND + rateHz / 2) / rateHz;
    return (int)
        ((beatsSoFar + 1) * rateHz / BEATS_PER_SECOND - beatsSoFar * rateHz / BEATS_PER_SECOND);
  }

  /**
   * The start of the word that sounds at {@code position}; {@code position} itself between words.
   */
  int startOfWordAt(int position) {
    for (SpokenWord word : words) {
      if (word.startSample() < position && position < word.endSample()) {
        return (int) word.startSample();
      }
    }
    return position;
  }
}
