package dev.repartee.transport.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleCodingTest {
  private static final int ALL = 65_536;

  static Stream<Arguments> telephoneCodings() {
    return Stream.of(
        Arguments.of(SampleCoding.MU_LAW, Encoding.ULAW),
        Arguments.of(SampleCoding.A_LAW, Encoding.ALAW));
  }

  @ParameterizedTest
  @MethodSource("telephoneCodings")
  void readsEveryCodeAsTheJdkDoes(SampleCoding coding, Encoding reference) throws IOException {
    byte[] codes = new byte[256];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) i;
    }
    short[] expected = linear(convert(codes, encoded(reference), linearFormat()));
    short[] read = new short[256];
    coding.read(codes, 256, read);
    for (int i = 0; i < 256; i++) {
      assertEquals(expected[i], read[i], "code " + i);
    }
  }

  /** The JDK rounds at the borders of the steps in another way than the standard's reference. */
  @ParameterizedTest
  @MethodSource("telephoneCodings")
  void writesTheCodesThatTheJdkWrites(SampleCoding coding, Encoding reference) throws IOException {
    short[] all = new short[ALL];
    for (int i = 0; i < ALL; i++) {
      all[i] = (short) i;
    }
    byte[] bytes = new byte[2 * ALL];
    SampleCoding.LINEAR.write(all, ALL, bytes);
    byte[] expected = convert(bytes, linearFormat(), encoded(reference));
    byte[] codes = new byte[ALL];
    coding.write(all, ALL, codes);
    int others = 0;
    for (int i = 0; i < ALL; i++) {
      others += codes[i] == expected[i] ? 0 : 1;
    }
    assertTrue(others < ALL / 50, others + " samples have another code");
  }

  @ParameterizedTest
  @MethodSource("telephoneCodings")
  void noSampleIsFurtherOffThanHalfAStepOfTheNextSegment(SampleCoding coding, Encoding ignored) {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      byte[] code = new byte[1];
      short[] read = new short[1];
      coding.write(new short[] {(short) sample}, 1, code);
      coding.read(code, 1, read);
      int error = Math.abs(read[0] - sample);
      assertTrue(error <= 16 + Math.abs(sample) / 32, sample + " became " + read[0]);
    }
  }

  @ParameterizedTest
  @EnumSource(SampleCoding.class)
  void writesAgainWhatItRead(SampleCoding coding) {
    byte[] codes = new byte[256 * coding.bytesPerSample()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) (i / coding.bytesPerSample());
    }
    short[] samples = new short[256];
    coding.read(codes, 256, samples);
    byte[] again = new byte[codes.length];
    coding.write(samples, 256, again);
    short[] samplesAgain = new short[256];
    coding.read(again, 256, samplesAgain);
    for (int i = 0; i < 256; i++) {
      assertEquals(samples[i], samplesAgain[i], "code " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"MU_LAW, 0, 255", "MU_LAW, 32767, 128", "MU_LAW, -32768, 0", "A_LAW, 0, 213"})
  void knowsTheCodesOfSilenceAndOfTheLoudest(SampleCoding coding, short sample, int code) {
    byte[] written = new byte[1];
    coding.write(new short[] {sample}, 1, written);
    assertEquals(code, written[0] & 0xff);
  }

  @Test
  void writesTheLowerByteFirst() {
    byte[] bytes = new byte[4];
    SampleCoding.LINEAR.write(new short[] {0x1234, -2}, 2, bytes);
    assertEquals(0x34, bytes[0]);
    assertEquals(0x12, bytes[1]);
    assertEquals(-2, bytes[2]);
    assertEquals(-1, bytes[3]);
  }

  private static byte[] convert(byte[] bytes, AudioFormat from, AudioFormat to) throws IOException {
    long frames = bytes.length / from.getFrameSize();
    try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(bytes), from, frames);
        AudioInputStream out = AudioSystem.getAudioInputStream(to, in)) {
      return out.readAllBytes();
    }
  }

  private static short[] linear(byte[] bytes) {
    short[] samples = new short[bytes.length / 2];
    SampleCoding.LINEAR.read(bytes, samples.length, samples);
    return samples;
  }

  private static AudioFormat encoded(Encoding encoding) {
    return new AudioFormat(encoding, 8_000, 8, 1, 1, 8_000, false);
  }

  private static AudioFormat linearFormat() {
    return new AudioFormat(8_000, 16, 1, true, false);
  }
}
