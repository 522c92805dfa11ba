package dev.repartee.tts.hibari;

import ai.onnxruntime.OrtException;
import dev.repartee.tts.g2p.Phonemizer;
import dev.repartee.tts.text.SpokenToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** All that turns words into sound, shared by all utterances of a process. Thread safe. */
final class HibariEngine implements AutoCloseable {
  private final Phonemizer phonemizer;
  private final PhonemeIds phonemeIds;
  private final HibariModel model;
  private final float speed;
  private final SpectralFilter.Tables tables = new SpectralFilter.Tables();

  /** Held for reading while a net runs: closing one that runs would end the process. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  private HibariEngine(
      Phonemizer phonemizer, PhonemeIds phonemeIds, HibariModel model, float speed) {
    this.phonemizer = phonemizer;
    this.phonemeIds = phonemeIds;
    this.model = model;
    this.speed = speed;
  }

  /**
   * Loads the voice.
   *
   * @param folder holds the files of the package's assets folder under their own names
   * @param speed 1 is the voice's own pace, 2 twice as fast
   */
  static HibariEngine load(Path folder, float speed) throws IOException, OrtException {
    HibariModel model = HibariModel.load(folder.resolve("hibari.onnx"));
    try {
      PhonemeIds phonemeIds = PhonemeIds.load(folder.resolve("vocab.json"));
      return new HibariEngine(Phonemizer.load(folder), phonemeIds, model, speed);
    } catch (IOException | OrtException e) {
      model.close();
      throw e;
    }
  }

  PhonemePhrase phonemes(List<SpokenToken> tokens) {
    return PhonemePhrase.of(tokens, phonemizer, phonemeIds);
  }

  EncodedPhrase encode(PhonemePhrase phrase) throws OrtException {
    return model.encode(phrase.ids(), speed);
  }

  PhraseSound sound(EncodedPhrase phrase, boolean urgent) {
    return new PhraseSound(model, phrase, tables, urgent);
  }

  /** Runs the work unless the voice is closed, and keeps it open meanwhile; whether it ran. */
  boolean whileOpen(Runnable work) {
    use.readLock().lock();
    try {
      if (!closed) {
        work.run();
      }
      return !closed;
    } finally {
      use.readLock().unlock();
    }
  }

  /** Waits for the work that runs and frees the nets; idempotent. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        model.close();
        phonemizer.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
