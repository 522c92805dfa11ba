package dev.repartee.transport.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.spi.TestTone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncomingSoundTest {
  @ParameterizedTest
  @CsvSource({"LINEAR, 8000", "LINEAR, 16000", "LINEAR, 24000", "LINEAR, 48000", "MU_LAW, 8000"})
  void givesWhatWasSaidAt16Kilohertz(SampleCoding coding, int rateHz) {
    IncomingSound sound = new IncomingSound(new WireFormat(coding, rateHz));
    OutgoingSound wire = new OutgoingSound(new WireFormat(coding, rateHz), 10);
    TestTone voice = new TestTone(rateHz, 440);
    TestTone.Ear ear = new TestTone.Ear();
    for (int i = 0; i < 20; i++) {
      wire.play(voice.next(), packet -> ear.hear(sound.read(packet, packet.length)));
    }
    assertTrue(ear.hearsTone(440));
  }

  @Test
  void doesNotDependOnTheSizeOfTheMessages() {
    AudioFrame said = AudioFrame.join(tones(10));
    byte[] bytes = new byte[2 * said.sampleCount()];
    said.writeLittleEndian(bytes, 0);
    AudioFrame whole = new IncomingSound(WireFormat.linear(8_000)).read(bytes, bytes.length);
    AudioFrame expected = new Resampler(8_000, 16_000).process(said);
    assertEquals(expected.sampleCount(), whole.sampleCount());
    for (int i = 0; i < expected.sampleCount(); i++) {
      assertEquals(expected.sample(i), whole.sample(i), "sample " + i);
    }
  }

  @Test
  void knowsWhatIsNoWholeNumberOfSamples() {
    IncomingSound linear = new IncomingSound(WireFormat.linear(8_000));
    assertTrue(linear.isWhole(2));
    assertFalse(linear.isWhole(3));
    assertFalse(linear.isWhole(0));
    assertTrue(new IncomingSound(new WireFormat(SampleCoding.A_LAW, 8_000)).isWhole(3));
  }

  private static AudioFrame[] tones(int count) {
    TestTone voice = new TestTone(8_000, 700);
    AudioFrame[] frames = new AudioFrame[count];
    for (int i = 0; i < count; i++) {
      frames[i] = voice.next();
    }
    return frames;
  }
}
