package dev.repartee.engine.ears;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EchoDetectorTest {
  private static final int HEARD_HZ = 16_000;
  private static final int BEAT_MS = 10;

  private final EchoDetector echo = new EchoDetector();

  @ParameterizedTest
  @CsvSource({"8000, 60", "16000, 0", "24000, 130", "44100, 370", "48000, 780"})
  void knowsTheAgentsVoiceAfterAnyDelayAtAnyRate(int playedHz, int delayMs) {
    Sound agent = new Sound(1, 8_000);
    run(agent, playedHz, ms -> 0.1 * agent.at(ms - delayMs), 1500);
    assertTrue(echo.hearsTheAgent());
  }

  @Test
  void knowsItUpsideDownAndWithNoise() {
    Sound agent = new Sound(1, 8_000);
    Sound noise = new Sound(2, 300);
    run(agent, HEARD_HZ, ms -> -0.1 * agent.at(ms - 40) + noise.at(ms), 1500);
    assertTrue(echo.hearsTheAgent());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void takesNobodyElsesVoiceForIt(long seed) {
    Sound caller = new Sound(seed, 6_000);
    run(new Sound(1, 8_000), HEARD_HZ, caller::at, 1500);
    assertFalse(echo.hearsTheAgent());
  }

  @Test
  void hearsACallerWhoSpeaksOverItsEcho() {
    Sound agent = new Sound(1, 8_000);
    Sound caller = new Sound(3, 8_000);
    run(agent, HEARD_HZ, ms -> 0.3 * agent.at(ms - 40), 1000);
    assertTrue(echo.hearsTheAgent());
    run(agent, HEARD_HZ, ms -> 0.3 * agent.at(ms - 40) + caller.at(ms), 200);
    assertFalse(echo.hearsTheAgent());
  }

  @Test
  void hearsNoEchoOfSilence() {
    Sound caller = new Sound(3, 8_000);
    run(new Sound(1, 0), HEARD_HZ, caller::at, 1500);
    assertFalse(echo.hearsTheAgent());
  }

  private void run(Sound agent, int playedHz, Heard heard, int lengthMs) {
    for (int beat = 0; beat < lengthMs / BEAT_MS; beat++) {
      int fromMs = beat * BEAT_MS;
      echo.played(frame(agent::at, fromMs, playedHz));
      echo.heard(frame(heard, fromMs, HEARD_HZ));
    }
  }

  private static AudioFrame frame(Heard sound, int fromMs, int rateHz) {
    short[] samples = new short[rateHz * BEAT_MS / 1000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) sound.at(fromMs + 1000.0 * i / rateHz);
    }
    return AudioFrame.copyOf(samples, rateHz);
  }

  /** The value of a sound at a time. */
  private interface Heard {
    double at(double ms);
  }

  /** Something like a voice: a gliding pitch with harmonics, whose loudness comes and goes. */
  private static final class Sound {
    private static final int PARTIALS = 12;

    private final double level;
    private final double pitchHz;
    private final double glide;
    private final double syllableMs;
    private final double[] weights = new double[PARTIALS];
    private final double[] phases = new double[PARTIALS];

    Sound(long seed, double level) {
      Random random = new Random(seed);
      this.level = level / PARTIALS;
      this.pitchHz = 90 + random.nextInt(150);
      this.glide = 20 + random.nextInt(40);
      this.syllableMs = 150 + random.nextInt(150);
      for (int i = 0; i < PARTIALS; i++) {
        weights[i] = random.nextDouble();
        phases[i] = random.nextDouble() * 2 * Math.PI;
      }
    }

    double at(double ms) {
      if (ms < 0) {
        return 0;
      }
      // The integral of a pitch that swings around its middle.
      double turns = (pitchHz * ms - glide * 300 * Math.cos(ms / 300)) / 1000;
      double sum = 0;
      for (int i = 0; i < PARTIALS; i++) {
        sum += weights[i] * Math.sin(2 * Math.PI * turns * (i + 1) + phases[i]);
      }
      return level * sum * (0.4 + 0.6 * Math.abs(Math.sin(ms / syllableMs)));
    }
  }
}
