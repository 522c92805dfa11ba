package dev.repartee.bench.asr;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Background noise at 16 kHz, the same each time it is made: white, or from recordings, each of
 * which is brought to the same power. Not thread safe.
 */
final class Noise {
  /** The name of noise that needs no recordings. */
  static final String WHITE = "white";

  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final int SEED = 1;

  private final Random random = new Random(SEED);
  private final List<float[]> recordings;
  private int nextRecording;

  private Noise(List<float[]> recordings) {
    this.recordings = recordings;
  }

  /**
   * The noise of this name.
   *
   * @param name {@value #WHITE}, or a folder of recordings
   * @throws IOException with the remedy, if the folder holds none that can be read
   */
  static Noise named(String name) throws IOException {
    if (name.equals(WHITE)) {
      return new Noise(List.of());
    }
    Path folder = Path.of(name);
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "--noise: " + folder + " is not a folder; name one that is, or " + WHITE + ".");
    }
    List<float[]> recordings = new ArrayList<>();
    for (Path file : recordingsIn(folder)) {
      AudioFrame sound = WavFile.read(file, SAMPLE_RATE_HZ);
      float[] samples = new float[sound.sampleCount()];
      sound.copyTo(0, samples, 0, samples.length);
      recordings.add(ofPowerOne(samples, file));
    }
    if (recordings.isEmpty()) {
      throw new IOException("--noise: " + folder + " holds no recording (*.wav or *.flac).");
    }
    return new Noise(recordings);
  }

  /** So much noise of power 1; of the next recording in turn, from some place in it, repeated. */
  float[] next(int sampleCount) {
    float[] noise = new float[sampleCount];
    if (recordings.isEmpty()) {
      for (int i = 0; i < sampleCount; i++) {
        noise[i] = (float) random.nextGaussian();
      }
      return noise;
    }
    float[] recording = recordings.get(nextRecording++ % recordings.size());
    int from = random.nextInt(recording.length);
    for (int i = 0; i < sampleCount; i++) {
      noise[i] = recording[(from + i) % recording.length];
    }
    return noise;
  }

  private static List<Path> recordingsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.(wav|flac)")).sorted().toList();
    }
  }

  private static float[] ofPowerOne(float[] samples, Path file) throws IOException {
    double power = power(samples);
    if (power == 0) {
      throw new IOException("--noise: " + file + " is silent; leave it out.");
    }
    float factor = (float) (1 / Math.sqrt(power));
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= factor;
    }
    return samples;
  }

  /** The mean of the squared samples. */
  static double power(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return sum / samples.length;
  }
}
