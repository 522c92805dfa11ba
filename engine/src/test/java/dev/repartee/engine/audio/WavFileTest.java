package dev.repartee.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.WavFile.WavException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int MU_LAW = 7;

  private final Path folder;

  WavFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    Path file = folder.resolve("a.wav");
    AudioFrame first = AudioFrame.copyOf(new short[] {1, -2, 32767}, 24_000);
    AudioFrame second = AudioFrame.copyOf(new short[] {-32768, 0}, 24_000);
    WavFile.write(file, List.of(first, second));
    assertSamples(WavFile.read(file), 24_000, 1, -2, 32767, -32768, 0);
  }

  @Test
  void mixesChannels() throws IOException {
    ByteBuffer data = data(8).putShort((short) 100).putShort((short) 300);
    data.putShort((short) -5).putShort((short) -7);
    assertSamples(WavFile.read(wav(PCM, 2, 48_000, 16, data)), 48_000, 200, -6);
  }

  @Test
  void readsEightBits() throws IOException {
    ByteBuffer data = data(3).put((byte) 128).put((byte) 192).put((byte) 0);
    AudioFrame frame = WavFile.read(wav(PCM, 1, 8_000, 8, data));
    int halfAStep = 128;
    assertEquals(0, frame.sample(0), halfAStep);
    assertEquals(16384, frame.sample(1), halfAStep);
    assertEquals(-32768, frame.sample(2), halfAStep);
  }

  @Test
  void readsTwentyFourBits() throws IOException {
    ByteBuffer data = data(6).put(new byte[] {0, 0, 64}).put(new byte[] {0, 0, -64});
    AudioFrame frame = WavFile.read(wav(PCM, 1, 44_100, 24, data));
    assertEquals(16384, frame.sample(0), 1);
    assertEquals(-16384, frame.sample(1), 1);
  }

  @Test
  void readsFloatingPoint() throws IOException {
    ByteBuffer data = data(8).putFloat(0.5f).putFloat(-0.25f);
    AudioFrame frame = WavFile.read(wav(FLOAT, 1, 16_000, 32, data));
    assertEquals(16384, frame.sample(0), 1);
    assertEquals(-8192, frame.sample(1), 1);
  }

  @Test
  void readsMuLaw() throws IOException {
    ByteBuffer data = data(2).put((byte) 0xff).put((byte) 0x80);
    assertSamples(WavFile.read(wav(MU_LAW, 1, 8_000, 8, data)), 8_000, 0, 32124);
  }

  @Test
  void bringsARecordingToTheRateThatIsWanted() throws IOException {
    Path file = folder.resolve("a.wav");
    WavFile.write(file, List.of(AudioFrame.silence(44_100, 44_100)));
    AudioFrame frame = WavFile.read(file, 16_000);
    assertEquals(16_000, frame.sampleCount());
    assertEquals(16_000, frame.sampleRateHz());
  }

  @Test
  void keepsWhatIsThereWhenTheEndIsMissing() throws IOException {
    Path file = folder.resolve("cut.wav");
    WavFile.write(file, List.of(AudioFrame.silence(1000, 16_000)));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 44 + 500));
    assertEquals(250, WavFile.read(file).sampleCount());
  }

  @Test
  void saysInASentenceWhyAFileGivesNoSound() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "not sound at all, but some words");
    Path empty = Files.createFile(folder.resolve("empty.wav"));
    assertProblem("is not a wav file that can be read", text);
    assertProblem("is empty", empty);
    assertProblem("does not exist", folder.resolve("missing.wav"));
    assertProblem("is not a file", folder);
    assertProblem("holds no sound", wav(PCM, 1, 16_000, 16, data(0)));
    assertProblem("has a rate of 100 Hz", wav(PCM, 1, 100, 16, data(2)));
    assertProblem("is not a wav file that can be read", wav(0x55, 1, 16_000, 16, data(2)));
  }

  private static void assertProblem(String problem, Path file) {
    WavException e = assertThrows(WavException.class, () -> WavFile.read(file));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(file + " " + problem), message);
    assertTrue(message.endsWith("."), message);
  }

  private static void assertSamples(AudioFrame frame, int sampleRateHz, int... samples) {
    assertEquals(sampleRateHz, frame.sampleRateHz());
    int[] actual = new int[frame.sampleCount()];
    Arrays.setAll(actual, frame::sample);
    assertEquals(Arrays.toString(samples), Arrays.toString(actual));
  }

  private static ByteBuffer data(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Path wav(int encoding, int channels, int rateHz, int bits, ByteBuffer data)
      throws IOException {
    int frameBytes = channels * bits / 8;
    byte[] bytes = new byte[44 + data.capacity()];
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.capacity());
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) encoding).putShort((short) channels).putInt(rateHz);
    file.putInt(rateHz * frameBytes).putShort((short) frameBytes).putShort((short) bits);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.capacity()).put(data.flip());
    return Files.write(folder.resolve(encoding + "-" + bits + "-" + rateHz + ".wav"), bytes);
  }
}
