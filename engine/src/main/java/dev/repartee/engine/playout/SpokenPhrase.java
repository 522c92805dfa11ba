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
  private final int sampleRateHz;
  private final List<SpokenWord> words = new ArrayList<>();
  private short[] samples = {};
  private int sampleCount;
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

  int wordCount() {
    return words.size();
  }

  SpokenWord word(int index) {
    return words.get(index);
  }

  /** Copies sound out for the line. */
  AudioFrame frame(int from, int length) {
    return AudioFrame.copyOf(samples, from, length, sampleRateHz);
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
