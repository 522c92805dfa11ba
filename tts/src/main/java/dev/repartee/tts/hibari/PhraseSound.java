package dev.repartee.tts.hibari;

import ai.onnxruntime.OrtException;

/** One phrase on its way to sound, chunk by chunk; one thread at a time. */
final class PhraseSound {
  private static final int FIRST_CHUNK_FRAMES = 16;
  private static final int NEXT_CHUNK_FRAMES = 40;
  private static final int LARGEST_CHUNK_FRAMES = 240;

  /** A last chunk shorter than this is not worth a run of its own. */
  private static final int SMALLEST_CHUNK_FRAMES = 12;

  private final HibariModel model;
  private final EncodedPhrase phrase;
  private final Vocoder vocoder;
  private int nextFrame;
  private int chunkFrames;

  /**
   * Prepares a phrase.
   *
   * @param urgent whether somebody waits for the first sound, so that the first chunk is small
   */
  PhraseSound(
      HibariModel model, EncodedPhrase phrase, SpectralFilter.Tables tables, boolean urgent) {
    this.model = model;
    this.phrase = phrase;
    this.vocoder = new Vocoder(phrase.speechPitchHz(), new SpectralFilter(tables));
    this.nextFrame = phrase.speechStart();
    this.chunkFrames = urgent ? FIRST_CHUNK_FRAMES : NEXT_CHUNK_FRAMES;
  }

  boolean hasNext() {
    return nextFrame < phrase.speechEnd();
  }

  /** The next chunk's samples at 24 kHz, about -1 to 1. */
  float[] next() throws OrtException {
    int end = Math.min(phrase.speechEnd(), nextFrame + chunkFrames);
    if (phrase.speechEnd() - end < SMALLEST_CHUNK_FRAMES) {
      end = phrase.speechEnd();
    }
    float[] sound = vocoder.render(model.decode(phrase, nextFrame, end), end - nextFrame);
    nextFrame = end;
    chunkFrames = Math.min(LARGEST_CHUNK_FRAMES, Math.max(NEXT_CHUNK_FRAMES, 2 * chunkFrames));
    return sound;
  }
}
