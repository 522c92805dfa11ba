package dev.repartee.transport.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.spi.TestTone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingSoundTest {
  private static final AudioFrame SILENCE = AudioFrame.silence(240, 24_000);

  private final List<byte[]> packets = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 16000, 10, 320",
    "LINEAR, 24000, 20, 960",
    "LINEAR, 48000, 20, 1920",
    "MU_LAW, 8000, 20, 160",
    "A_LAW, 8000, 20, 160"
  })
  void allPacketsHaveOneSizeAndTheSameLengthAsTheSound(
      SampleCoding coding, int rateHz, int packetMillis, int bytes) {
    OutgoingSound sound = new OutgoingSound(new WireFormat(coding, rateHz), packetMillis);
    TestTone voice = new TestTone(22_050, 440);
    for (int i = 0; i < 100; i++) {
      sound.play(voice.next(), this::take);
    }
    assertEquals(1000.0 / packetMillis, packets.size(), 1.0);
    packets.forEach(packet -> assertEquals(bytes, packet.length));
  }

  @Test
  void whatIsPackedSoundsAsWhatWasPlayed() {
    OutgoingSound sound = new OutgoingSound(WireFormat.linear(16_000), 20);
    TestTone voice = new TestTone(24_000, 440);
    TestTone same = new TestTone(24_000, 440);
    Resampler resampler = new Resampler(24_000, 16_000);
    List<AudioFrame> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sound.play(voice.next(), this::take);
      expected.add(resampler.process(same.next()));
    }
    AudioFrame sent = received(16_000);
    AudioFrame meant = AudioFrame.join(expected.toArray(AudioFrame[]::new));
    assertEquals(meant.sampleCount(), sent.sampleCount());
    for (int i = 0; i < meant.sampleCount(); i++) {
      assertEquals(meant.sample(i), sent.sample(i), "sample " + i);
    }
  }

  @Test
  void silenceIsNotSent() {
    OutgoingSound sound = new OutgoingSound(WireFormat.linear(16_000), 20);
    playSilence(sound, 100);
    assertEquals(0, packets.size());
  }

  @Test
  void theLastSoundIsFilledUpWithSilenceAndSent() {
    OutgoingSound sound = new OutgoingSound(WireFormat.linear(16_000), 20);
    TestTone voice = new TestTone(24_000, 440);
    for (int i = 0; i < 5; i++) {
      sound.play(voice.next(), this::take);
    }
    playSilence(sound, 100);
    double millis = packets.size() * 20.0;
    assertTrue(millis >= 50 && millis <= 100, "sent " + millis + " ms for 50 ms");
    byte[] last = packets.get(packets.size() - 1);
    assertEquals(0, last[last.length - 1]);
    assertEquals(0, last[last.length - 2]);
  }

  @Test
  void whatIsDroppedIsNeverSentAndItsLengthIsTold() {
    OutgoingSound sound = new OutgoingSound(WireFormat.linear(24_000), 20);
    sound.play(new TestTone(24_000, 440).next(), this::take);
    assertEquals(10_000_000L, sound.drop());
    playSilence(sound, 100);
    assertEquals(0, packets.size());
    assertEquals(0, sound.drop());
  }

  @Test
  void soundInsideTheFilterCountsAsDropped() {
    OutgoingSound sound = new OutgoingSound(WireFormat.linear(16_000), 10);
    sound.play(new TestTone(24_000, 440).next(), this::take);
    assertEquals(new Resampler(24_000, 16_000).delayNanos(), sound.drop());
  }

  private void playSilence(OutgoingSound sound, int beats) {
    for (int i = 0; i < beats; i++) {
      sound.play(SILENCE, this::take);
    }
  }

  private void take(byte[] packet) {
    packets.add(packet.clone());
  }

  private AudioFrame received(int rateHz) {
    return AudioFrame.join(
        packets.stream()
            .map(bytes -> AudioFrame.ofLittleEndian(bytes, rateHz))
            .toArray(AudioFrame[]::new));
  }
}
