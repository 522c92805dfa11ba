package dev.repartee.tts.hibari;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.repartee.models.onnx.OnnxGraph;
import dev.repartee.models.onnx.OnnxModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The voice's neural net, cut in two so that sound can come before a sentence is through: an
 * encoder that looks at all phonemes once, and a convolutional decoder that runs on a few frames at
 * a time.
 *
 * <p>Thread safe. Both run on one thread; more threads made them slower.
 */
final class HibariModel implements AutoCloseable {
  /** Frames that the decoder is shown on each side of those wanted; more changes nothing heard. */
  private static final int CONTEXT_FRAMES = 12;

  private static final String FEATURES = "/Concat_43_output_0";
  private static final String PITCH = "f0";
  private static final String DURATIONS = "/Clip_output_0";
  private static final String ROWS = "/head/Add_output_0";
  private static final long FEATURE_COUNT = EncodedPhrase.FEATURE_COUNT;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession encoder;
  private final OrtSession decoder;

  private HibariModel(OrtSession encoder, OrtSession decoder) {
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * Loads and cuts the net.
   *
   * @throws IOException if the file is missing or no such model
   * @throws OrtException if the runtime cannot load it
   */
  static HibariModel load(Path file) throws IOException, OrtException {
    OnnxModel model = OnnxModel.read(file);
    OnnxGraph graph = model.graph();
    OnnxGraph encoder = graph.cut(List.of("ids", "speed"), List.of(FEATURES, PITCH, DURATIONS));
    OnnxGraph decoder = graph.cut(List.of(FEATURES), List.of(ROWS));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new HibariModel(
          environment.createSession(model.withGraph(encoder).toByteArray(), options),
          environment.createSession(model.withGraph(decoder).toByteArray(), options));
    }
  }

  /**
   * Decides how a phrase sounds: features and pitch of each frame, and how long each phoneme lasts.
   *
   * @param phonemeIds with the zero at both ends
   * @param speed 1 is the voice's own pace, 2 twice as fast
   */
  EncodedPhrase encode(long[] phonemeIds, float speed) throws OrtException {
    try (OnnxTensor ids =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(phonemeIds), new long[] {1, phonemeIds.length});
        OnnxTensor pace =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(new float[] {speed}), new long[] {1});
        OrtSession.Result result = encoder.run(Map.of("ids", ids, "speed", pace))) {
      return new EncodedPhrase(
          floats(result, FEATURES), floats(result, PITCH), floats(result, DURATIONS));
    }
  }

  /**
   * Decodes frames {@code from} (inclusive) to {@code to} (exclusive) of a phrase.
   *
   * @return one row of {@link SpectralFrames#ROW} numbers for each
   */
  float[] decode(EncodedPhrase phrase, int from, int to) throws OrtException {
    int first = Math.max(0, from - CONTEXT_FRAMES);
    int end = Math.min(phrase.frameCount(), to + CONTEXT_FRAMES);
    long[] shape = {1, FEATURE_COUNT, end - first};
    try (OnnxTensor features =
            OnnxTensor.createTensor(environment, phrase.features(first, end), shape);
        OrtSession.Result result = decoder.run(Map.of(FEATURES, features))) {
      FloatBuffer rows = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] wanted = new float[(to - from) * SpectralFrames.ROW];
      rows.get((from - first) * SpectralFrames.ROW, wanted);
      return wanted;
    }
  }

  @Override
  public void close() {
    try {
      encoder.close();
      decoder.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the voice's net does not close", e);
    }
  }

  private static float[] floats(OrtSession.Result result, String name) {
    OnnxTensor tensor =
        (OnnxTensor)
            result
                .get(name)
                .orElseThrow(() -> new IllegalStateException("the voice's net made no " + name));
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
