package dev.repartee.server.cli;

import dev.repartee.engine.audio.AudioFrame;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The machine's loudspeaker. Used by one thread. */
final class Speaker implements AutoCloseable {
  private final SourceDataLine line;

  private Speaker(SourceDataLine line) {
    this.line = line;
  }

  /**
   * Opens the default device for mono sound.
   *
   * @throws SayException if there is none or it is in use
   */
  static Speaker open(int sampleRateHz) throws SayException {
    AudioFormat format = new AudioFormat(sampleRateHz, 16, 1, true, false);
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(format);
      line.open(format);
      line.start();
      return new Speaker(line);
    } catch (IllegalArgumentException | LineUnavailableException | LinkageError e) {
      throw new SayException(
          "This machine has no sound device that is free. Write a file instead, with -o FILE.wav",
          e);
    }
  }

  /** Plays after what came before; waits while the device has enough. */
  void play(AudioFrame frame) {
    byte[] bytes = new byte[2 * frame.sampleCount()];
    frame.writeLittleEndian(bytes, 0);
    line.write(bytes, 0, bytes.length);
  }

  /** Waits until all is heard. */
  @Override
  public void close() {
    line.drain();
    line.close();
  }
}
