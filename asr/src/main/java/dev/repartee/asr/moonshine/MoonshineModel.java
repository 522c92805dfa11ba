package dev.repartee.asr.moonshine;

import ai.onnxruntime.OrtException;
import dev.repartee.asr.onnx.Network;
import dev.repartee.models.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Moonshine's three networks and its vocabulary, loaded once and shared by all callers.
 *
 * @param encoder from 16 kHz samples to one vector for each {@value #SAMPLES_PER_POSITION} samples
 * @param firstPass from those vectors and the text so far to the next token
 * @param nextToken from one token and the memory of those before it to the next
 */
record MoonshineModel(Network encoder, Network firstPass, Network nextToken, Vocabulary vocabulary)
    implements AutoCloseable {
  static final int SAMPLE_RATE_HZ = 16_000;

  /** The strides of the encoder's three convolutions: 64, 3 and 2. */
  static final int SAMPLES_PER_POSITION = 384;

  /**
   * Loads the files of the model {@code moonshine-tiny}.
   *
   * @throws IOException if one cannot be read or is not what it should be
   * @throws OrtException if one cannot run here
   */
  static MoonshineModel load(Path folder) throws IOException, OrtException {
    Vocabulary vocabulary = Vocabulary.read(folder.resolve("llama-tokenizer.js"));
    Path decoder = folder.resolve("decoder_model_merged.onnx");
    MoonshineGraphs graphs = new MoonshineGraphs(OnnxModel.read(decoder));
    byte[] firstPass;
    byte[] nextToken;
    try {
      firstPass = graphs.firstPass();
      nextToken = graphs.nextToken();
    } catch (IllegalArgumentException e) {
      throw new IOException(decoder + " is not the decoder that is expected: " + e.getMessage(), e);
    }
    return new MoonshineModel(
        Network.load(folder.resolve("encoder_model.onnx")),
        Network.load(firstPass),
        Network.load(nextToken),
        vocabulary);
  }

  @Override
  public void close() {
    encoder.close();
    firstPass.close();
    nextToken.close();
  }
}
