package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stub: speaks every word as 300 ms of one steady tone without a gap, so that each change of its
 * loudness is the engine's doing.
 */
public final class StubSpeaker implements Speaker {
  /** How loud it is, as root mean square of samples in -1..1. */
  public static final double LEVEL = 0.1;

  private static final int RATE_HZ = 16_000;
  private static final int WORD_SAMPLES = 300 * RATE_HZ / 1000;

  /** Has a whole number of periods in each 10 ms, so that all frames are equally loud. */
  private static final int USUAL_TONE_HZ = 400;

  private static final Pattern WORD = Pattern.compile("\\S+");

  private final int toneHz;

  public StubSpeaker() {
    this(USUAL_TONE_HZ);
  }

  /**
   * With a tone of its own, so that it is not taken for another's echo.
   *
   * @param toneHz a multiple of 100, for the same reason as the usual one
   */
  public StubSpeaker(int toneHz) {
    this.toneHz = toneHz;
  }

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public String name() {
    return "stub: a steady tone, 300 ms a word";
  }

  @Override
  public Rendering speak(String text) {
    List<WordTiming> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int position = 0;
    while (word.find()) {
      words.add(new WordTiming(word.start(), word.end(), position, position + WORD_SAMPLES));
      position += WORD_SAMPLES;
    }
    return new Rendering(tone(position), words);
  }

  private AudioFrame tone(int sampleCount) {
    float[] samples = new float[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      double phase = 2 * Math.PI * toneHz * i / RATE_HZ;
      samples[i] = (float) (LEVEL * Math.sqrt(2) * Math.sin(phase));
    }
    return AudioFrame.ofFloats(samples, 0, sampleCount, RATE_HZ);
  }
}
