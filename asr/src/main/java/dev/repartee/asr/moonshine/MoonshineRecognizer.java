package dev.repartee.asr.moonshine;

import ai.onnxruntime.OrtException;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.SpeechRecognizer;

/**
 * English speech recognition by Moonshine's small network, on the processor, as the caller speaks.
 *
 * <p>The network knows no streams: each pass is given all audio of the current piece of the turn.
 * It is quick enough for that (about 0.02 s for each second of audio), and a pass begins with the
 * text of the pass before it, so that the last one, when the voice falls silent, takes about half
 * of the time. Times of words are estimates; {@link WordTimer} says how good.
 */
public final class MoonshineRecognizer implements SpeechRecognizer {
  private final MoonshineModel model;
  private final DecoderPool decoders;
  private final InferencePool inference;

  MoonshineRecognizer(MoonshineModel model, InferencePool inference) {
    this.model = model;
    this.decoders = new DecoderPool(model);
    this.inference = inference;
  }

  /**
   * Recognises a second of silence, so that the first caller need not wait for what a first run
   * prepares.
   */
  void warmUp() throws OrtException {
    int second = MoonshineModel.SAMPLE_RATE_HZ;
    Hypothesis draft = new Hypothesis(1);
    draft.append(Vocabulary.END + 1, 0, 0);
    for (int i = 0; i < 3; i++) {
      decoders.with(decoder -> decoder.decode(second, draft, false, () -> false));
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the language is not English
   */
  @Override
  public RecognitionStream open(RecognitionOptions options, RecognitionListener listener) {
    if (!options.language().equals("en") && !options.language().startsWith("en-")) {
      throw new IllegalArgumentException(
          "Moonshine hears English only, not \"" + options.language() + "\"; use \"en\"");
    }
    return new MoonshineStream(decoders, inference, options.partials(), listener);
  }

  /** Frees the networks. Streams that are still open report a failure at their next pass. */
  @Override
  public void close() {
    model.close();
  }
}
