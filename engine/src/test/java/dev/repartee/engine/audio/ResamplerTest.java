package dev.repartee.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  private static final double AMPLITUDE = 0.9;

  @ParameterizedTest
  @CsvSource({
    "24000, 48000, 1000", "24000, 48000, 10000",
    "48000, 16000, 300", "48000, 16000, 6900",
    "44100, 16000, 1000", "44100, 16000, 6900",
    "22050, 48000, 440", "22050, 48000, 9500",
    "16000, 8000, 3300", "8000, 16000, 3300",
    "8000, 16000, 300", "8000, 16000, 3700",
  })
  void keepsAToneAndAddsLessThanMinus80Decibels(int from, int to, int toneHz) {
    AudioFrame output = Resampler.convert(tone(toneHz, from, from), to);
    assertEquals(to, output.sampleCount());
    ToneFit fit = ToneFit.of(output, toneHz);
    assertEquals(0, fit.gainDecibels(), 0.01);
    assertEquals(0, fit.phaseRadians(), 0.001, "a whole recording keeps its timing");
    assertTrue(fit.noiseDecibels() < -80, "noise at " + fit.noiseDecibels() + " dB");
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 16000, 8000",
    "48000, 16000, 9000",
    "44100, 16000, 15000",
    "16000, 8000, 4100"
  })
  void removesWhatTheLowerRateCannotCarry(int from, int to, int toneHz) {
    AudioFrame output = Resampler.convert(tone(toneHz, from, from), to);
    double level = 20 * Math.log10(rootMeanSquare(output) / (AMPLITUDE / Math.sqrt(2)));
    assertTrue(level < -80, "an alias of " + level + " dB is left");
  }

  @ParameterizedTest
  @CsvSource({"24000, 48000", "48000, 16000", "44100, 16000", "16000, 48000", "44100, 48000"})
  void givesTenMillisecondsForEveryTenMilliseconds(int from, int to) {
    Resampler resampler = new Resampler(from, to);
    for (int i = 0; i < 50; i++) {
      assertEquals(to / 100, resampler.process(AudioFrame.silence(from / 100, from)).sampleCount());
    }
  }

  @ParameterizedTest
  @CsvSource({"22050, 48000", "8000, 16000", "48000, 16000"})
  void doesNotDependOnHowTheStreamIsCut(int from, int to) {
    AudioFrame input = tone(700, from, from);
    AudioFrame whole = new Resampler(from, to).process(input);
    Resampler resampler = new Resampler(from, to);
    List<AudioFrame> pieces = new ArrayList<>();
    for (int start = 0, length = 1; start < input.sampleCount(); start += length, length += 7) {
      length = Math.min(length, input.sampleCount() - start);
      pieces.add(resampler.process(input.slice(start, start + length)));
    }
    AudioFrame joined = AudioFrame.join(pieces.toArray(AudioFrame[]::new));
    assertEquals(whole.sampleCount(), joined.sampleCount());
    for (int i = 0; i < whole.sampleCount(); i++) {
      assertEquals(whole.sample(i), joined.sample(i), "sample " + i);
    }
  }

  @Test
  void takesBareSamplesAsItTakesFrames() {
    AudioFrame input = tone(700, 8_000, 800);
    short[] samples = new short[900];
    input.copyTo(0, samples, 100, 800);
    AudioFrame expected = new Resampler(8_000, 16_000).process(input);
    AudioFrame output = new Resampler(8_000, 16_000).process(samples, 100, 800);
    assertEquals(expected.sampleCount(), output.sampleCount());
    for (int i = 0; i < expected.sampleCount(); i++) {
      assertEquals(expected.sample(i), output.sample(i), "sample " + i);
    }
    assertEquals(16_000, output.sampleRateHz());
    assertEquals(800, new Resampler(8_000, 8_000).process(samples, 100, 800).sampleCount());
  }

  @Test
  void saysHowLateALiveStreamComesOut() {
    Resampler resampler = new Resampler(16_000, 48_000);
    short[] click = new short[1600];
    click[0] = 20_000;
    AudioFrame output = resampler.process(AudioFrame.copyOf(click, 16_000));
    int loudest = 0;
    for (int i = 0; i < output.sampleCount(); i++) {
      loudest = output.sample(i) > output.sample(loudest) ? i : loudest;
    }
    assertEquals(resampler.delayNanos() * 48_000 / 1_000_000_000L, loudest);
  }

  @Test
  void passesEqualRatesThrough() {
    AudioFrame frame = tone(440, 16_000, 160);
    Resampler resampler = new Resampler(16_000, 16_000);
    assertSame(frame, resampler.process(frame));
    assertEquals(0, resampler.delayNanos());
  }

  @Test
  void refusesAudioOfAnotherRate() {
    Resampler resampler = new Resampler(48_000, 16_000);
    AudioFrame frame = AudioFrame.silence(160, 16_000);
    assertThrows(IllegalArgumentException.class, () -> resampler.process(frame));
    assertThrows(IllegalArgumentException.class, () -> new Resampler(0, 16_000));
  }

  private static AudioFrame tone(int toneHz, int rateHz, int sampleCount) {
    float[] samples = new float[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      samples[i] = (float) (AMPLITUDE * Math.sin(2 * Math.PI * toneHz * i / rateHz));
    }
    return AudioFrame.ofFloats(samples, 0, sampleCount, rateHz);
  }

  /** Over the middle, away from where the recording begins and ends abruptly. */
  private static double rootMeanSquare(AudioFrame frame) {
    double sum = 0;
    int from = frame.sampleCount() / 10;
    int to = frame.sampleCount() - from;
    for (int i = from; i < to; i++) {
      double x = frame.sample(i) / 32768.0;
      sum += x * x;
    }
    return Math.sqrt(sum / (to - from));
  }

  /** The tone within a recording, and all that is in it beside the tone. */
  private record ToneFit(double gainDecibels, double phaseRadians, double noiseDecibels) {
    static ToneFit of(AudioFrame frame, int toneHz) {
      int from = frame.sampleCount() / 10;
      int to = frame.sampleCount() - from;
      double step = 2 * Math.PI * toneHz / frame.sampleRateHz();
      double sine = 0;
      double cosine = 0;
      for (int i = from; i < to; i++) {
        sine += frame.sample(i) * Math.sin(step * i) * 2 / (to - from);
        cosine += frame.sample(i) * Math.cos(step * i) * 2 / (to - from);
      }
      double noise = 0;
      for (int i = from; i < to; i++) {
        double rest = frame.sample(i) - sine * Math.sin(step * i) - cosine * Math.cos(step * i);
        noise += rest * rest / (to - from);
      }
      double amplitude = Math.hypot(sine, cosine);
      return new ToneFit(
          20 * Math.log10(amplitude / (AMPLITUDE * 32767)),
          Math.atan2(cosine, sine),
          10 * Math.log10(noise / (amplitude * amplitude / 2)));
    }
  }
}
