package dev.repartee.tts.hibari;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VocoderTest {
  private static final int FRAMES = 40;
  private static final float NOTHING = -100;

  private final SpectralFilter.Tables tables = new SpectralFilter.Tables();

  @Test
  void makesOneHopOfSoundForEachRow() {
    assertEquals(FRAMES * SpectralFrames.HOP, render(rows(NOTHING), pitch(200), FRAMES).length);
  }

  @Test
  void chunksJoinIntoTheSoundOfTheWhole() {
    float[] rows = rows(0);

    assertArrayEquals(render(rows, pitch(180), FRAMES), render(rows, pitch(180), 7), 1e-6f);
  }

  @Test
  void rowsWithoutLoudnessAreSilent() {
    for (float sample : render(rows(NOTHING), pitch(0), FRAMES)) {
      assertEquals(0, sample, 1e-6f);
    }
  }

  @Test
  void aFlatFilterGivesThePulsesBack() {
    float[] expected = new float[FRAMES * SpectralFrames.HOP];
    PulseTrain pulses = new PulseTrain(pitch(200));
    for (int frame = 0; frame < FRAMES; frame++) {
      pulses.render(frame, expected, frame * SpectralFrames.HOP);
    }

    float[] sound = render(rows(NOTHING), pitch(200), FRAMES);

    int from = 3 * SpectralFrames.HOP;
    int to = (FRAMES - 3) * SpectralFrames.HOP;
    for (int i = from; i < to; i++) {
      assertEquals(expected[i] / SpectralFrames.HOP, sound[i], 1e-3f, "sample " + i);
    }
  }

  @Test
  void theBuzzRepeatsWithItsPitch() {
    float[] buzz = new float[FRAMES * SpectralFrames.HOP];
    PulseTrain pulses = new PulseTrain(pitch(240));
    for (int frame = 0; frame < FRAMES; frame++) {
      assertTrue(pulses.render(frame, buzz, frame * SpectralFrames.HOP));
    }

    int period = SpectralFrames.SAMPLE_RATE_HZ / 240;
    for (int i = 0; i < buzz.length - period; i++) {
      assertEquals(buzz[i], buzz[i + period], 0.05f, "sample " + i);
    }
  }

  @Test
  void thereIsNoBuzzWithoutVoice() {
    float[] buzz = new float[SpectralFrames.HOP];
    Arrays.fill(buzz, 1);

    assertEquals(false, new PulseTrain(pitch(20)).render(5, buzz, 0));

    assertArrayEquals(new float[SpectralFrames.HOP], buzz);
  }

  @Test
  void theFastSineIsASine() {
    for (int i = 0; i <= 1000; i++) {
      assertEquals(Math.sin(2 * Math.PI * i / 1000), Sine.ofTurns(i / 1000f), 2e-6);
    }
  }

  private float[] render(float[] rows, float[] pitchHz, int chunkFrames) {
    Vocoder vocoder = new Vocoder(pitchHz, new SpectralFilter(tables));
    float[] sound = new float[FRAMES * SpectralFrames.HOP];
    int written = 0;
    for (int from = 0; from < FRAMES; from += chunkFrames) {
      int count = Math.min(chunkFrames, FRAMES - from);
      float[] chunk =
          Arrays.copyOfRange(rows, from * SpectralFrames.ROW, (from + count) * SpectralFrames.ROW);
      float[] part = vocoder.render(chunk, count);
      System.arraycopy(part, 0, sound, written, part.length);
      written += part.length;
    }
    return Arrays.copyOf(sound, written);
  }

  /** Rows that leave the voice as it is and have breath and rest of the given loudness. */
  private static float[] rows(float breath) {
    float[] rows = new float[FRAMES * SpectralFrames.ROW];
    for (int frame = 0; frame < FRAMES; frame++) {
      int parts = frame * SpectralFrames.ROW + 2 * SpectralFrames.BINS;
      Arrays.fill(rows, parts, parts + 2 * SpectralFrames.BINS, breath);
    }
    return rows;
  }

  private static float[] pitch(float hz) {
    float[] pitch = new float[FRAMES];
    Arrays.fill(pitch, hz);
    return pitch;
  }
}
