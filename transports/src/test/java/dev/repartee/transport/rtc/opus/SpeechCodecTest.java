package dev.repartee.transport.rtc.opus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.TestTone;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechCodecTest {
  private final SpeechEncoder encoder = new SpeechEncoder();
  private final SpeechDecoder decoder = new SpeechDecoder();
  private final TestTone.Ear ear = new TestTone.Ear();
  private final byte[] packet = new byte[5 + SpeechEncoder.MAX_BYTES];

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 44_100, 48_000})
  void carriesAVoiceOfAnyUsualRate(int sampleRateHz) {
    TestTone tone = new TestTone(sampleRateHz, 440);
    for (int i = 0; i < 100; i++) {
      AudioFrame heard = carry(tone.next());
      assertEquals(160, heard.sampleCount());
      assertEquals(16_000, heard.sampleRateHz());
      ear.hear(heard);
      assertTrue(i < 20 || ear.hearsTone(440), "the tone is broken at frame " + i);
    }
  }

  @Test
  void followsAVoiceThatChangesItsRate() {
    hearSecondsOf(new TestTone(24_000, 500));
    hearSecondsOf(new TestTone(16_000, 700));
    assertTrue(ear.hearsTone(700));
  }

  @Test
  void isSilentSoonAfterTheVoiceAndSpeaksAgain() {
    hearSecondsOf(new TestTone(24_000, 500));
    hearSecondsOf(new TestTone(24_000, 0));
    assertTrue(ear.hearsSilence());
    int length = encoder.encode(new TestTone(24_000, 0).next(), packet, 5);
    assertTrue(length < 10, "silence has " + length + " bytes");
    hearSecondsOf(new TestTone(24_000, 500));
    assertTrue(ear.hearsTone(500));
  }

  @Test
  void sendsLastingSilenceAsTheSameBytes() {
    AudioFrame silence = AudioFrame.silence(240, 24_000);
    for (int i = 0; i < 20; i++) {
      encoder.encode(silence, packet, 5);
    }
    byte[] first = Arrays.copyOfRange(packet, 5, 5 + encoder.encode(silence, packet, 5));
    byte[] second = Arrays.copyOfRange(packet, 5, 5 + encoder.encode(silence, packet, 5));
    assertArrayEquals(first, second);
  }

  @Test
  void makesUpForALostPacketAtItsLength() {
    TestTone tone = new TestTone(24_000, 440);
    for (int i = 0; i < 50; i++) {
      ear.hear(carry(tone.next()));
    }
    AudioFrame lost = decoder.conceal();
    assertEquals(160, lost.sampleCount());
    ear.hear(lost);
    assertTrue(ear.hearsTone(440), "the gap can be heard");
  }

  @Test
  void survivesPacketsThatAreNone() {
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      int samples = decoder.decode(garbage, 0, garbage.length).sampleCount();
      assertTrue(samples > 0 && samples <= 1_920, samples + " samples");
      assertTrue(decoder.recover(garbage, 0, garbage.length).sampleCount() > 0);
      assertTrue(decoder.conceal().sampleCount() > 0);
    }
    hearSecondsOf(new TestTone(24_000, 440));
    assertTrue(ear.hearsTone(440));
  }

  @Test
  void encodesWhateverItIsGiven() {
    Random random = new Random(4);
    for (int i = 0; i < 1_000; i++) {
      short[] noise = new short[240];
      for (int k = 0; k < noise.length; k++) {
        noise[k] = (short) (random.nextBoolean() ? 32_767 : -32_768);
      }
      int length = encoder.encode(AudioFrame.copyOf(noise, 24_000), packet, 5);
      assertTrue(length > 0 && length <= SpeechEncoder.MAX_BYTES);
    }
  }

  private void hearSecondsOf(TestTone tone) {
    for (int i = 0; i < 100; i++) {
      ear.hear(carry(tone.next()));
    }
  }

  private AudioFrame carry(AudioFrame tenMillis) {
    int length = encoder.encode(tenMillis, packet, 5);
    return decoder.decode(packet, 5, length);
  }
}
