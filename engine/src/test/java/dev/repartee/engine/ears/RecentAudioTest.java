package dev.repartee.engine.ears;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.audio.AudioFrame;
import org.junit.jupiter.api.Test;

class RecentAudioTest {
  private final RecentAudio recent = new RecentAudio(5);

  @Test
  void givesWhatWasHeardSinceASample() {
    recent.add(frame(1, 2, 3));
    recent.add(frame(4, 5, 6));
    AudioFrame since = recent.since(2, 16_000);
    assertEquals(4, since.sampleCount());
    assertEquals(3, since.sample(0));
    assertEquals(6, since.sample(3));
  }

  @Test
  void forgetsTheOldestAndGivesWhatIsLeft() {
    for (int i = 0; i < 10; i++) {
      recent.add(frame(3 * i, 3 * i + 1, 3 * i + 2));
    }
    AudioFrame since = recent.since(0, 16_000);
    assertEquals(6, since.sampleCount());
    assertEquals(24, since.sample(0));
    assertEquals(30, recent.endSample());
  }

  @Test
  void givesNothingOfTheFuture() {
    recent.add(frame(1, 2, 3));
    assertEquals(0, recent.since(7, 16_000).sampleCount());
  }

  private static AudioFrame frame(int... samples) {
    short[] shorts = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      shorts[i] = (short) samples[i];
    }
    return AudioFrame.copyOf(shorts, 16_000);
  }
}
