package dev.repartee.engine.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Reads and writes wav files.
 *
 * <p>Reads PCM of 8 to 32 bits, floating point, A-law and mu-law, at any rate, with any number of
 * channels. Blocks; never use it on an event loop.
 */
public final class WavFile {
  private static final int MAX_MINUTES = 60;
  private static final int MIN_RATE_HZ = 4_000;
  private static final int MAX_RATE_HZ = 192_000;

  private WavFile() {}

  /**
   * Reads a recording at its own rate, its channels mixed into one.
   *
   * @throws WavException with a sentence for a person, if there is no sound to be had from the file
   */
  public static AudioFrame read(Path file) throws WavException {
    try {
      checkReadable(file);
      return readMono(file);
    } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
      throw new WavException(
          file + " is not a wav file that can be read; save it as a PCM wav and try again.", e);
    } catch (WavException e) {
      throw e;
    } catch (IOException e) {
      throw new WavException(file + " cannot be read as a wav file: " + e.getMessage() + ".", e);
    }
  }

  /** Reads a recording as {@link #read(Path)} does and brings it to {@code sampleRateHz}. */
  public static AudioFrame read(Path file, int sampleRateHz) throws WavException {
    return Resampler.convert(read(file), sampleRateHz);
  }

  /** Writes frames of one rate, one after the other, as 16-bit mono; replaces the file. */
  public static void write(Path file, List<AudioFrame> frames) throws IOException {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to write to " + file);
    }
    AudioFrame sound = AudioFrame.join(frames.toArray(AudioFrame[]::new));
    byte[] bytes = new byte[2 * sound.sampleCount()];
    sound.writeLittleEndian(bytes, 0);
    AudioFormat format = new AudioFormat(sound.sampleRateHz(), 16, 1, true, false);
    try (AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(bytes), format, sound.sampleCount())) {
      int written = AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
      if (written < bytes.length) {
        throw new IOException("only " + written + " bytes of " + file + " could be written");
      }
    }
  }

  private static AudioFrame readMono(Path file) throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream stream = AudioSystem.getAudioInputStream(file.toFile())) {
      AudioFormat format = stream.getFormat();
      int rateHz = Math.round(format.getSampleRate());
      checkBounds(file, rateHz, stream.getFrameLength());
      int channels = format.getChannels();
      AudioFormat wanted = new AudioFormat(rateHz, 16, channels, true, false);
      try (AudioInputStream converted = AudioSystem.getAudioInputStream(wanted, stream)) {
        AudioFrame mono =
            mix(AudioFrame.ofLittleEndian(converted.readAllBytes(), rateHz), channels);
        if (mono.sampleCount() == 0) {
          throw new WavException(file + " holds no sound; record it again.");
        }
        return mono;
      }
    }
  }

  private static void checkReadable(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new WavException(file + " does not exist; check the name.");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new WavException(file + " is not a file that may be read; check its permissions.");
    }
    if (Files.size(file) == 0) {
      throw new WavException(file + " is empty; record it again.");
    }
  }

  private static void checkBounds(Path file, int rateHz, long frames) throws WavException {
    if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ) {
      throw new WavException(
          file + " has a rate of " + rateHz + " Hz; convert it to between 8000 and 48000 Hz.");
    }
    if (frames > MAX_MINUTES * 60L * rateHz) {
      throw new WavException(
          file + " is longer than " + MAX_MINUTES + " minutes; split it into shorter files.");
    }
  }

  private static AudioFrame mix(AudioFrame interleaved, int channels) {
    if (channels == 1) {
      return interleaved;
    }
    short[] mono = new short[interleaved.sampleCount() / channels];
    for (int i = 0; i < mono.length; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += interleaved.sample(i * channels + channel);
      }
      mono[i] = (short) Math.round((float) sum / channels);
    }
    return AudioFrame.copyOf(mono, interleaved.sampleRateHz());
  }

  /** A file gives no sound. The message is a sentence for a person. */
  public static final class WavException extends IOException {
    private static final long serialVersionUID = 1L;

    WavException(String message) {
      super(message);
    }

    WavException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
