package dev.repartee.transport.rtc.opus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.TestTone;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    int length = encoder.encode(new TestTone(24_000, 0).next(), EncodingPlan.WIDE, packet, 5);
    assertTrue(length < 10, "silence has " + length + " bytes");
    hearSecondsOf(new TestTone(24_000, 500));
    assertTrue(ear.hearsTone(500));
  }

  @Test
  void sendsLastingSilenceAsTheSameBytes() {
    AudioFrame silence = AudioFrame.silence(240, 24_000);
    for (int i = 0; i < 20; i++) {
      encoder.encode(silence, EncodingPlan.WIDE, packet, 5);
    }
    byte[] first =
        Arrays.copyOfRange(packet, 5, 5 + encoder.encode(silence, EncodingPlan.WIDE, packet, 5));
    byte[] second =
        Arrays.copyOfRange(packet, 5, 5 + encoder.encode(silence, EncodingPlan.WIDE, packet, 5));
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
      int length = encoder.encode(AudioFrame.copyOf(noise, 24_000), EncodingPlan.WIDE, packet, 5);
      assertTrue(length > 0 && length <= SpeechEncoder.MAX_BYTES);
    }
  }

  @ParameterizedTest
  @EnumSource(EncodingPlan.class)
  void fillsPacketsAsPlannedAndTakesNoMoreOfTheLineThanItSays(EncodingPlan plan) {
    TestTone tone = new TestTone(24_000, 440);
    int bytes = 0;
    int packets = 0;
    for (int i = 0; i < 400; i++) {
      int length = encoder.encode(tone.next(), plan, packet, 5);
      if (length > 0) {
        bytes += length;
        packets++;
        AudioFrame heard = decoder.decode(packet, 5, length);
        assertEquals(160 * plan.beatsPerPacket(), heard.sampleCount());
        ear.hear(heard);
      }
    }
    assertEquals(400 / plan.beatsPerPacket(), packets);
    // A model of voices carries no pure tones, but something that loud.
    assertFalse(ear.hearsSilence());
    assertTrue(plan.modelsVoice() || ear.hearsTone(440));
    int bitRate = bytes * 8 / 4;
    assertTrue(bitRate <= plan.bitRate() * 1.1, bitRate + " bit/s");
  }

  @Test
  void changesThePlanBetweenPacketsWithoutLosingTime() {
    List<EncodingPlan> plans = List.of(EncodingPlan.WIDE, EncodingPlan.NARROW, EncodingPlan.THIN);
    TestTone tone = new TestTone(24_000, 440);
    int beatsHeard = 0;
    for (int i = 0; i < 120; i++) {
      EncodingPlan plan = plans.get(i / 9 % 3);
      int length = encoder.encode(tone.next(), plan, packet, 5);
      if (length > 0) {
        beatsHeard += decoder.decode(packet, 5, length).sampleCount() / 160;
      }
    }
    assertTrue(beatsHeard > 116, beatsHeard + " of 120 beats");
  }

  private void hearSecondsOf(TestTone tone) {
    for (int i = 0; i < 100; i++) {
      ear.hear(carry(tone.next()));
    }
  }

  private AudioFrame carry(AudioFrame tenMillis) {
    int length = encoder.encode(tenMillis, EncodingPlan.WIDE, packet, 5);
    return decoder.decode(packet, 5, length);
  }
}
