package dev.repartee.transport.hearing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.transport.hearing.HearingOptions.NoiseSuppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HearingFilterTest {
  private static final int SECOND = 16_000;
  private static final double TONE_HZ = 500;

  @ParameterizedTest
  @EnumSource(names = {"LOW", "MODERATE", "HIGH"})
  void aToneInNoiseComesOutWithLessNoise(NoiseSuppression level) throws Exception {
    short[] heard = beepsInNoise(4 * SECOND);

    short[] filtered = filtered(heard, new HearingOptions(level, false), 320);

    double before = toneToNoise(heard);
    double after = toneToNoise(filtered);
    assertTrue(after > 1.5 * before, () -> level + ": from " + before + " to " + after);
  }

  @Test
  void aHigherLevelTakesOutMore() throws Exception {
    short[] noise = noise(3 * SECOND, 500);
    double previous = loudness(noise, 2 * SECOND, SECOND);

    for (NoiseSuppression level :
        List.of(NoiseSuppression.LOW, NoiseSuppression.MODERATE, NoiseSuppression.HIGH)) {
      short[] filtered = filtered(noise, new HearingOptions(level, false), 320);
      double now = loudness(filtered, 2 * SECOND, SECOND);
      double before = previous;
      assertTrue(now < 0.8 * before, () -> level + " leaves " + now + " of " + before);
      previous = now;
    }
  }

  @Test
  void gainControlMakesAQuietVoiceLouder() throws Exception {
    short[] quiet = vowels(5 * SECOND, 300);

    short[] filtered = filtered(quiet, new HearingOptions(NoiseSuppression.OFF, true), 320);

    double before = loudness(quiet, 4 * SECOND, SECOND);
    double after = loudness(filtered, 4 * SECOND, SECOND);
    assertTrue(after > 2 * before, () -> "from " + before + " to " + after);
  }

  @Test
  void whenNothingIsAskedForTheSoundStaysAsItIs() throws Exception {
    short[] heard = beepsInNoise(SECOND);

    assertArrayEquals(heard, filtered(heard, HearingOptions.OFF, 320));
  }

  @Test
  void framesOfOddLengthLoseNothing() throws Exception {
    short[] heard = beepsInNoise(SECOND);
    HearingOptions options = new HearingOptions(NoiseSuppression.MODERATE, true);
    short[] expected = filtered(heard, options, 160);

    for (int frameSamples : List.of(1, 77, 159, 161, 441, SECOND)) {
      assertArrayEquals(expected, filtered(heard, options, frameSamples));
    }
    assertEquals(heard.length, expected.length);
  }

  @Test
  void whatDoesNotFillTenMillisecondsComesWithTheNextFrame() throws Exception {
    try (HearingFilter filter =
        HearingFilter.open(new HearingOptions(NoiseSuppression.LOW, false))) {
      assertEquals(0, filter.process(AudioFrame.silence(100, SECOND)).sampleCount());
      assertEquals(160, filter.process(AudioFrame.silence(100, SECOND)).sampleCount());
      assertEquals(0, filter.process(AudioFrame.silence(0, SECOND)).sampleCount());
    }
  }

  @Test
  void callersAreKeptApart() throws Exception {
    HearingOptions options = new HearingOptions(NoiseSuppression.HIGH, false);
    short[] heard = beepsInNoise(SECOND);
    short[] alone = filtered(heard, options, 160);

    try (HearingFilter other = HearingFilter.open(options)) {
      AudioFrame ignored = other.process(AudioFrame.copyOf(noise(SECOND, 8000), SECOND));
      assertArrayEquals(alone, filtered(heard, options, 160));
    }
  }

  @Test
  void isClosedForGoodAndMoreThanOnce() throws Exception {
    HearingFilter filter = HearingFilter.open(HearingOptions.OFF);

    filter.close();
    filter.close();

    AudioFrame frame = AudioFrame.silence(160, SECOND);
    assertThrows(IllegalStateException.class, () -> filter.process(frame));
  }

  @Test
  void refusesAudioOfAnotherRate() throws Exception {
    try (HearingFilter filter = HearingFilter.open(HearingOptions.OFF)) {
      AudioFrame frame = AudioFrame.silence(480, 48_000);
      assertThrows(IllegalArgumentException.class, () -> filter.process(frame));
    }
  }

  private static short[] filtered(short[] heard, HearingOptions options, int frameSamples)
      throws ProviderUnavailableException {
    List<AudioFrame> frames = new ArrayList<>();
    try (HearingFilter filter = HearingFilter.open(options)) {
      for (int from = 0; from < heard.length; from += frameSamples) {
        int length = Math.min(frameSamples, heard.length - from);
        frames.add(filter.process(AudioFrame.copyOf(heard, from, length, SECOND)));
      }
    }
    AudioFrame all = AudioFrame.join(frames.toArray(AudioFrame[]::new));
    short[] samples = new short[all.sampleCount()];
    all.copyTo(0, samples, 0, samples.length);
    return samples;
  }

  /** Loudness of the last second's beeps against that of the pauses between them. */
  private static double toneToNoise(short[] sound) {
    double tone = 0;
    double noise = 0;
    int lastSecond = sound.length - SECOND;
    for (int beep = lastSecond; beep < sound.length; beep += SECOND / 2) {
      tone += loudness(sound, beep + SECOND / 16, SECOND / 8);
      noise += loudness(sound, beep + SECOND * 5 / 16, SECOND / 8);
    }
    return tone / noise;
  }

  private static double loudness(short[] sound, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += (double) sound[i] * sound[i];
    }
    return Math.sqrt(sum / length);
  }

  private static short[] beepsInNoise(int samples) {
    short[] sound = noise(samples, 500);
    for (int i = 0; i < samples; i++) {
      sound[i] += (short) Math.round(4000 * beep(i));
    }
    return sound;
  }

  /** A tone for a quarter of a second, then a pause of a quarter of a second, and so on. */
  private static double beep(int sample) {
    boolean sounds = sample % (SECOND / 2) < SECOND / 4;
    return sounds ? Math.sin(2 * Math.PI * TONE_HZ * sample / SECOND) : 0;
  }

  /**
   * Something like a voice, which gain control must take for one: harmonics of a pitch that
   * wanders, strongest around 700 and 1200 Hz, in four syllables a second.
   */
  private static short[] vowels(int samples, double loudness) {
    short[] sound = new short[samples];
    double phase = 0;
    for (int i = 0; i < samples; i++) {
      double seconds = (double) i / SECOND;
      double pitchHz = 130 + 20 * Math.sin(2 * Math.PI * 0.7 * seconds);
      phase += 2 * Math.PI * pitchHz / SECOND;
      double sum = 0;
      for (int harmonic = 1; harmonic <= 25; harmonic++) {
        double hz = harmonic * pitchHz;
        double weight = resonance(hz, 700) + resonance(hz, 1200) + 0.3 * resonance(hz, 2500);
        sum += weight * Math.sin(harmonic * phase);
      }
      double syllable = Math.pow(Math.sin(2 * Math.PI * 2 * seconds), 2);
      sound[i] = (short) Math.round(loudness * syllable * sum);
    }
    return sound;
  }

  private static double resonance(double hz, double centreHz) {
    return 1 / (1 + Math.pow((hz - centreHz) / 100, 2));
  }

  private static short[] noise(int samples, double deviation) {
    Random random = new Random(5);
    short[] noise = new short[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (short) Math.round(deviation * random.nextGaussian());
    }
    return noise;
  }
}
