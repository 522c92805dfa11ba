package dev.repartee.asr.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnAudioTest {
  private static final int SECOND = 16_000;

  private final Random random = new Random(5);

  @Test
  void findsWhereThereIsSoundWithATenthOfASecondAroundIt() {
    Piece piece = new Piece(0);
    piece.add(noise(SECOND, 5));
    piece.add(noise(SECOND / 2, 3000));
    piece.add(noise(SECOND, 5));

    Span sound = piece.sound(piece.size());

    assertEquals(SECOND - 1600, sound.from(), 320);
    assertEquals(SECOND * 3 / 2 + 1600, sound.to(), 320);
  }

  @Test
  void looksNoFurtherThanItMay() {
    Piece piece = new Piece(0);
    piece.add(noise(SECOND, 5));
    piece.add(noise(SECOND, 3000));

    assertTrue(piece.sound(SECOND - 320).isEmpty());
    assertEquals(SECOND + 640, piece.sound(SECOND + 640).to());
  }

  @Test
  void findsNoSoundInSilence() {
    Piece piece = new Piece(0);
    piece.add(AudioFrame.silence(SECOND, SECOND));
    piece.add(noise(SECOND, 5));

    assertTrue(piece.sound(piece.size()).isEmpty());
    assertTrue(new Piece(0).sound(0).isEmpty());
  }

  @Test
  void takesSteadySoundWhole() {
    Piece piece = new Piece(0);
    piece.add(noise(SECOND, 2000));

    assertEquals(new Span(0, SECOND), piece.sound(SECOND));
  }

  @Test
  void closesALongPieceAtAPause() {
    TurnAudio audio = new TurnAudio();
    speak(audio, 16 * SECOND, true);
    assertFalse(audio.hasClosedPiece());

    audio.add(noise(SECOND / 2, 5), true);

    assertTrue(audio.hasClosedPiece());
    assertEquals(16.25 * SECOND, audio.oldest().size(), SECOND / 8.0);
    assertEquals(audio.oldest().size(), audio.newest().startSample());
    assertEquals(16 * SECOND + SECOND / 2, audio.endSample());
  }

  @Test
  void closesNoPieceAtAPauseThatIsBeingRecognised() {
    TurnAudio audio = new TurnAudio();
    speak(audio, 16 * SECOND, true);

    audio.add(noise(SECOND / 2, 5), false);

    assertFalse(audio.hasClosedPiece());
  }

  @Test
  void closesAPieceWithoutPausesWhereItIsQuietest() {
    TurnAudio audio = new TurnAudio();
    speak(audio, 14 * SECOND, false);
    audio.add(noise(SECOND / 5, 300), false);
    speak(audio, 7 * SECOND, false);

    assertTrue(audio.hasClosedPiece());
    assertEquals(14.1 * SECOND, audio.oldest().size(), 800);
  }

  @Test
  void keepsEverySampleInOneOfThePieces() {
    TurnAudio audio = new TurnAudio();
    speak(audio, 50 * SECOND, true);

    Piece oldest = audio.oldest();
    assertEquals(0, oldest.startSample());
    audio.remove(oldest);
    assertEquals(oldest.size(), audio.oldest().startSample());
    assertEquals(50 * SECOND, audio.endSample());
  }

  @Test
  void dropsTheOldestPieceWhenItIsMinutesBehind() {
    TurnAudio audio = new TurnAudio();

    speak(audio, 300 * SECOND, true);

    assertTrue(audio.oldest().startSample() > 100 * SECOND);
    assertEquals(300 * SECOND, audio.endSample());
  }

  private void speak(TurnAudio audio, int sampleCount, boolean mayCutAtPause) {
    audio.add(noise(sampleCount, 3000), mayCutAtPause);
  }

  private AudioFrame noise(int sampleCount, double deviation) {
    short[] samples = new short[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      samples[i] = (short) Math.round(deviation * random.nextGaussian());
    }
    return AudioFrame.copyOf(samples, SECOND);
  }
}
