package dev.repartee.bench.asr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.asr.Surroundings.Scene;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.transport.hearing.HearingOptions;
import dev.repartee.transport.hearing.HearingOptions.NoiseSuppression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
  private static final int SECOND = 16_000;

  @Test
  void aQuietRoomLeavesARecordingAsItIs() throws Exception {
    AudioFrame tone = tone(SECOND, 3000);

    Scene scene = new Surroundings(null, 0, HearingOptions.OFF).place(tone);

    for (int i = 0; i < tone.sampleCount(); i++) {
      assertEquals(tone.sample(i), scene.speech().sample(i), 1);
    }
    assertEquals(SECOND / 2, scene.after().sampleCount());
    assertTrue(power(scene.after()) > 0 && power(scene.after()) < 1e-6);
  }

  @Test
  void noiseIsAsLoudAsAskedForAndGoesOnAfterTheSpeech() throws Exception {
    AudioFrame tone = tone(4 * SECOND, 3000);

    Scene scene = new Surroundings(Noise.named("white"), 10, HearingOptions.OFF).place(tone);

    assertEquals(0.1 * power(tone), power(scene.after()), 0.01 * power(tone));
    assertEquals(1.1 * power(tone), power(scene.speech()), 0.02 * power(tone));
  }

  @Test
  void noiseSuppressionHasLearntTheNoiseBeforeTheFirstWord() throws Exception {
    AudioFrame tone = tone(SECOND, 3000);
    HearingOptions high = new HearingOptions(NoiseSuppression.HIGH, false);

    Scene scene = new Surroundings(Noise.named("white"), 10, high).place(tone);

    assertEquals(tone.sampleCount(), scene.speech().sampleCount());
    assertTrue(power(scene.after()) < 0.03 * power(tone), () -> "is " + power(scene.after()));
  }

  @Test
  void recordedNoisesTakeTurnsAndAreAllEquallyLoud(@TempDir Path folder) throws Exception {
    WavFile.write(folder.resolve("a.wav"), List.of(tone(SECOND, 200)));
    WavFile.write(folder.resolve("b.wav"), List.of(tone(SECOND, 9000)));
    Noise noise = Noise.named(folder.toString());

    float[] first = noise.next(3 * SECOND);
    float[] second = noise.next(3 * SECOND);

    assertEquals(1, Noise.power(first), 0.01);
    assertEquals(1, Noise.power(second), 0.01);
    assertArrayEquals(first, Noise.named(folder.toString()).next(3 * SECOND));
  }

  @Test
  void saysWhatIsWrongWithAFolderOfNoises(@TempDir Path folder) throws Exception {
    assertComplaint("is not a folder", folder.resolve("gone"));
    assertComplaint("holds no recording", folder);
    WavFile.write(folder.resolve("a.wav"), List.of(AudioFrame.silence(SECOND, SECOND)));
    assertComplaint("a.wav is silent; leave it out.", folder);
    Files.writeString(folder.resolve("a.wav"), "no sound");
    assertComplaint("a.wav is not a wav file", folder);
  }

  private static void assertComplaint(String part, Path folder) {
    IOException complaint = assertThrows(IOException.class, () -> Noise.named(folder.toString()));
    String message = String.valueOf(complaint.getMessage());
    assertTrue(message.contains(part), message);
  }

  private static double power(AudioFrame frame) {
    float[] samples = new float[frame.sampleCount()];
    frame.copyTo(0, samples, 0, samples.length);
    return Noise.power(samples);
  }

  private static AudioFrame tone(int samples, double loudness) {
    short[] tone = new short[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (short) Math.round(loudness * Math.sin(2 * Math.PI * 440 * i / SECOND));
    }
    return AudioFrame.copyOf(tone, SECOND);
  }
}
