package dev.repartee.bench.caller;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Something a simulated caller says: 16 kHz sound that begins with its first voiced sample and ends
 * with its last, so that times can be counted from both.
 *
 * @param name what it is called in reports: a file's name, or the text
 */
public record Utterance(String name, AudioFrame sound) {
  /** The rate at which callers speak. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  /** Samples below this, at either end, are silence: -46 dB of full scale. */
  private static final int SILENCE = 160;

  /**
   * Makes an utterance of a recording by cutting off the silence around it.
   *
   * @throws IllegalArgumentException with a sentence for a person, if it is all silence
   */
  public static Utterance of(String name, AudioFrame recording) {
    int start = 0;
    int end = recording.sampleCount();
    while (start < end && Math.abs(recording.sample(start)) < SILENCE) {
      start++;
    }
    while (end > start && Math.abs(recording.sample(end - 1)) < SILENCE) {
      end--;
    }
    if (start == end) {
      throw new IllegalArgumentException(
          name + " has no sound in it; give a recording of someone speaking");
    }
    return new Utterance(name, recording.slice(start, end));
  }
}
