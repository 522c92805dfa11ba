package dev.repartee.transport.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.TestTone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireAudioTest {
  private final WireAudio wire = new WireAudio();
  private final TestTone.Ear ear = new TestTone.Ear();

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 44_100, 48_000})
  void makesWireFramesOfFramesAtAnyRate(int sampleRateHz) {
    TestTone tone = new TestTone(sampleRateHz, 440);
    for (int i = 0; i < 1_000; i++) {
      AudioFrame frame = wire.next(tone.next());
      assertEquals(480, frame.sampleCount());
      assertEquals(48_000, frame.sampleRateHz());
      ear.hear(frame);
      assertTrue(i < 20 || ear.hearsTone(440), "the tone is broken at frame " + i);
    }
  }

  @Test
  void putsSilenceBeforeSoundThatIsTooShort() {
    AudioFrame frame = wire.next(AudioFrame.copyOf(new short[] {7, 8, 9}, 48_000));
    assertEquals(0, frame.sample(476));
    assertEquals(7, frame.sample(477));
    assertEquals(9, frame.sample(479));
  }

  @Test
  void dropsTheOldestWhenItIsGivenTooMuch() {
    short[] ramp = new short[4_800];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (short) i;
    }
    AudioFrame frame = wire.next(AudioFrame.copyOf(ramp, 48_000));
    assertEquals(4_800 - 3 * 480, frame.sample(0));
    AudioFrame next = wire.next(AudioFrame.silence(480, 48_000));
    assertEquals(4_800 - 2 * 480, next.sample(0));
  }
}
