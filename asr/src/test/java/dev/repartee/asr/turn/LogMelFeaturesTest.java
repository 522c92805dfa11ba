package dev.repartee.asr.turn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.audio.AudioFrame;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogMelFeaturesTest {
  private static final int SECOND = 16_000;
  private static final float TOLERANCE = 1e-4f;

  @Test
  void aShortTurnGetsSilenceBeforeIt() {
    short[] heard = sound(2 * SECOND, 0);

    assertArrayEquals(WholeWindow.features(heard), added(heard, 320), TOLERANCE);
  }

  @Test
  void ofALongTurnTheLastEightSecondsCount() {
    short[] heard = sound(11 * SECOND, 0);

    assertArrayEquals(WholeWindow.features(heard), added(heard, 320), TOLERANCE);
  }

  @Test
  void aWindowThatIsJustFullIsMirroredAtItsFirstSample() {
    short[] heard = sound(8 * SECOND, 0);

    assertArrayEquals(WholeWindow.features(heard), added(heard, 320), TOLERANCE);
  }

  @Test
  void aConstantUnderTheSoundIsTakenOut() {
    short[] heard = sound(3 * SECOND, 6000);

    assertArrayEquals(WholeWindow.features(heard), added(heard, 320), TOLERANCE);
  }

  @Test
  void silenceIsTheLeastThereIs() {
    float[] features = added(new short[SECOND], 320);

    assertArrayEquals(WholeWindow.features(new short[0]), features, TOLERANCE);
    assertEquals(-1.5f, features[0]);
  }

  @Test
  void theFirstSoundIsAnalysedWhereverItFalls() {
    short[] click = new short[160];
    click[20] = 20_000;

    assertArrayEquals(WholeWindow.features(click), added(click, 160), TOLERANCE);
  }

  @Test
  void whatDoesNotFillTenMillisecondsWaits() {
    short[] heard = sound(SECOND + 159, 0);

    assertArrayEquals(
        WholeWindow.features(Arrays.copyOf(heard, SECOND)), added(heard, 77), TOLERANCE);
  }

  @Test
  void askingInBetweenChangesNothing() {
    short[] heard = sound(9 * SECOND, 200);
    LogMelFeatures features = new LogMelFeatures();
    float[] asked = new float[LogMelFeatures.BANDS * LogMelFeatures.FRAMES];
    Random lengths = new Random(3);

    for (int from = 0; from < heard.length; ) {
      int length = Math.min(heard.length - from, 1 + lengths.nextInt(3000));
      features.add(AudioFrame.copyOf(heard, from, length, SECOND));
      features.write(asked);
      from += length;
    }

    assertArrayEquals(WholeWindow.features(heard), asked, TOLERANCE);
  }

  private static float[] added(short[] heard, int frameSamples) {
    LogMelFeatures features = new LogMelFeatures();
    for (int from = 0; from < heard.length; from += frameSamples) {
      int length = Math.min(heard.length - from, frameSamples);
      features.add(AudioFrame.copyOf(heard, from, length, SECOND));
    }
    float[] written = new float[LogMelFeatures.BANDS * LogMelFeatures.FRAMES];
    features.write(written);
    return written;
  }

  /** A tone that rises, fades in and out, and has some noise and a constant in it. */
  private static short[] sound(int samples, int constant) {
    Random random = new Random(11);
    short[] sound = new short[samples];
    for (int i = 0; i < samples; i++) {
      double seconds = (double) i / SECOND;
      double loudness = 8000 * Math.pow(Math.sin(2 * seconds), 2);
      double tone = Math.sin(2 * Math.PI * seconds * (150 + 90 * seconds));
      sound[i] = (short) Math.round(constant + loudness * tone + 30 * random.nextGaussian());
    }
    return sound;
  }
}
