package dev.repartee.bench.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final int BEAT = 160;

  @Test
  void cutsAtPausesAndKeepsALittleQuietAround() {
    List<AudioFrame> frames = new ArrayList<>();
    add(frames, 50, 0);
    add(frames, 20, 1_000);
    add(frames, 10, 0);
    add(frames, 20, 1_000);
    add(frames, 60, 0);
    add(frames, 5, 1_000);
    List<AudioFrame> phrases = Phrases.of(frames);
    assertEquals(
        List.of((10 + 20 + 10 + 20 + 10) * BEAT, (10 + 5) * BEAT),
        phrases.stream().map(AudioFrame::sampleCount).toList());
  }

  @Test
  void findsNothingInSilence() {
    List<AudioFrame> frames = new ArrayList<>();
    add(frames, 100, 100);
    assertEquals(List.of(), Phrases.of(frames));
  }

  private static void add(List<AudioFrame> frames, int count, int loudness) {
    short[] samples = new short[BEAT];
    Arrays.fill(samples, (short) loudness);
    for (int i = 0; i < count; i++) {
      frames.add(AudioFrame.copyOf(samples, 16_000));
    }
  }
}
