package dev.repartee.engine.ears;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.audio.AudioFrame;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VoiceEndTest {
  private static final int RATE_HZ = Ears.SAMPLE_RATE_HZ;
  private static final int DETECTED_END = 4800;

  private final VoiceEnd end = new VoiceEnd();
  private final Random random = new Random(1);

  @Test
  void isWhereTheSoundStopsAndNotWhereTheDetectorNoticed() {
    end.onWindow(0.3f);
    assertEquals(2400, end.find(sound(2400, 0.3, 0), DETECTED_END));
  }

  @Test
  void countsASoftEndingAsVoice() {
    end.onWindow(0.3f);
    AudioFrame vowelThenSoftEnding = AudioFrame.join(tone(1600, 0.3), tone(800, 0.02));
    AudioFrame sound = AudioFrame.join(vowelThenSoftEnding, tone(4800, 0));
    assertEquals(2400, end.find(sound, DETECTED_END));
  }

  @Test
  void isNotMisledByNoiseThatGoesOn() {
    end.onWindow(0.3f);
    assertEquals(2400, end.find(sound(2400, 0.3, 0.02), DETECTED_END), 80);
  }

  @Test
  void isTheDetectorsWhereNothingCanBeTold() {
    end.onWindow(0.3f);
    assertEquals(DETECTED_END, end.find(tone(7200, 0), DETECTED_END));
  }

  @Test
  void isAsLateAsTheDetectorsWhereTheVoiceWasLoudUntilThen() {
    end.onWindow(0.3f);
    assertEquals(DETECTED_END, end.find(sound(DETECTED_END, 0.3, 0), DETECTED_END));
  }

  @Test
  void isTheDetectorsWhereItIsSoLateThatTheSoundIsGone() {
    end.onWindow(0.3f);
    assertEquals(-1600, end.find(tone(7200, 0.3), -1600));
  }

  @Test
  void measuresEachVoiceByItsOwnLoudness() {
    end.onWindow(0.9f);
    end.restart();
    end.onWindow(0.01f);
    assertEquals(2400, end.find(sound(2400, 0.01, 0), DETECTED_END));
  }

  private AudioFrame sound(int voicedSamples, double level, double noise) {
    AudioFrame voice = tone(voicedSamples, level);
    return AudioFrame.join(voice, noise(7200 - voicedSamples, noise));
  }

  private static AudioFrame tone(int sampleCount, double level) {
    float[] samples = new float[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      samples[i] = (float) (level * Math.sqrt(2) * Math.sin(i * 0.3));
    }
    return AudioFrame.ofFloats(samples, 0, sampleCount, RATE_HZ);
  }

  private AudioFrame noise(int sampleCount, double level) {
    float[] samples = new float[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      samples[i] = (float) (level * random.nextGaussian());
    }
    return AudioFrame.ofFloats(samples, 0, sampleCount, RATE_HZ);
  }
}
