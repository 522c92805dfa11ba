package dev.repartee.bench.turns.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.bench.turns.simulation.StubSpeaker;
import dev.repartee.engine.audio.AudioFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoudnessTest {
  private final AudioFrame word = new StubSpeaker().speak("word").sound();

  @Test
  void findsWhenARecordingSounds() {
    Track track = Track.quiet(2_000, 1);
    track.add(word, 300, 1);
    track.add(word, 1_000, 0.5);
    assertEquals(
        List.of(new Span(300, 600), new Span(1_000, 1_300)), Loudness.sounding(track.sound()));
  }

  @Test
  void joinsWhatHasHardlyAGapBetween() {
    Track track = Track.quiet(2_000, 1);
    track.add(word, 300, 1);
    track.add(word, 650, 1);
    assertEquals(List.of(new Span(300, 950)), Loudness.sounding(track.sound()));
  }

  @Test
  void findsNothingInSilence() {
    assertEquals(List.of(), Loudness.sounding(AudioFrame.silence(16_000, 16_000)));
  }

  @Test
  void measuresALevel() {
    assertEquals(StubSpeaker.LEVEL * 32_767, Loudness.level(word, List.of(new Span(0, 300))), 1);
  }
}
