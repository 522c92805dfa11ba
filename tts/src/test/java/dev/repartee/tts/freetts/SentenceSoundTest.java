package dev.repartee.tts.freetts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import dev.repartee.tts.freetts.KevinEngine.Sound;
import dev.repartee.tts.freetts.KevinEngine.WordTime;
import dev.repartee.tts.text.SpokenToken;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSoundTest {
  private static final AudioFrame SECOND = AudioFrame.silence(16_000, 16_000);
  private static final SpokenSentence SENTENCE =
      SpokenSentence.of(
              List.of(new SpokenToken("five dollars", 0, 2), new SpokenToken("please.", 3, 10)))
          .get(0);

  @Test
  void cutsTheSilenceAroundTheWordsAndPutsAPauseAfterASentence() {
    List<WordTime> times =
        List.of(new WordTime(3200, 5000), new WordTime(5000, 8000), new WordTime(8000, 12_000));
    SentenceSound sound = SentenceSound.of(SENTENCE, new Sound(SECOND, times));
    assertEquals(12_000 - 3200 + 320 + 3200, sound.audio().sampleCount());
    assertEquals(
        List.of(new WordTiming(0, 2, 320, 5120), new WordTiming(3, 10, 5120, 9120)), sound.words());
  }

  @Test
  void dividesTheSoundByLettersIfTheWordsAreNotAsManyAsExpected() {
    SentenceSound sound =
        SentenceSound.of(SENTENCE, new Sound(SECOND, List.of(new WordTime(0, 16_000))));
    assertEquals(
        List.of(new WordTiming(0, 2, 0, 9777), new WordTiming(3, 10, 9777, 16_000)), sound.words());
  }
}
