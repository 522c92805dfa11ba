package dev.repartee.tts.freetts;

import com.sun.speech.freetts.audio.NullAudioPlayer;
import dev.repartee.engine.audio.AudioFrame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps the sound that FreeTTS would play: signed 16-bit samples, the high byte first. */
final class Tape extends NullAudioPlayer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Integer> utteranceStarts = new ArrayList<>();

  /** FreeTTS calls this at the beginning of each sentence, in a thread of its own. */
  @Override
  public synchronized void begin(int size) {
    utteranceStarts.add(bytes.size() / 2);
  }

  @Override
  public boolean write(byte[] audio) {
    return write(audio, 0, audio.length);
  }

  @Override
  public synchronized boolean write(byte[] audio, int offset, int length) {
    bytes.write(audio, offset, length);
    return true;
  }

  /** The first sample of each sentence. */
  synchronized List<Integer> utteranceStarts() {
    return List.copyOf(utteranceStarts);
  }

  synchronized AudioFrame audio() {
    byte[] recorded = bytes.toByteArray();
    short[] samples = new short[recorded.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((recorded[2 * i] << 8) | (recorded[2 * i + 1] & 0xff));
    }
    return AudioFrame.copyOf(samples, KevinEngine.SAMPLE_RATE_HZ);
  }

  synchronized void clear() {
    bytes.reset();
    utteranceStarts.clear();
  }
}
