package dev.repartee.asr.silero;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.repartee.asr.onnx.DirectTensor;
import dev.repartee.asr.onnx.Network;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What Silero's network remembers of one stream, and the tensors it is run with.
 *
 * <p>The network sees each window of 512 samples after the 64 before it, and hands its recurrent
 * state [2, 1, 128] from window to window; two such tensors take turns as input and output, so that
 * a window allocates nothing. Not thread safe.
 */
final class SileroState implements AutoCloseable {
  static final int WINDOW_SAMPLES = 512;
  private static final int CONTEXT_SAMPLES = 64;
  private static final int STATE_SIZE = 2 * 128;
  private static final int SAMPLE_RATE_HZ = 16_000;

  private final Network network;
  private final FloatBuffer input = DirectTensor.floats(CONTEXT_SAMPLES + WINDOW_SAMPLES);
  private final FloatBuffer output = DirectTensor.floats(1);
  private final List<FloatBuffer> states =
      List.of(DirectTensor.floats(STATE_SIZE), DirectTensor.floats(STATE_SIZE));
  private final float[] context = new float[CONTEXT_SAMPLES];
  private final List<OnnxTensor> tensors;
  private final List<Map<String, OnnxTensor>> inputs;
  private final List<Map<String, OnnxTensor>> outputs;
  private int current;

  SileroState(Network network) throws OrtException {
    this.network = network;
    OnnxTensor audio = DirectTensor.of(input, 1, CONTEXT_SAMPLES + WINDOW_SAMPLES);
    OnnxTensor probability = DirectTensor.of(output, 1, 1);
    OnnxTensor rate = DirectTensor.of(DirectTensor.longs(1).put(0, SAMPLE_RATE_HZ));
    OnnxTensor first = DirectTensor.of(states.get(0), 2, 1, 128);
    OnnxTensor second = DirectTensor.of(states.get(1), 2, 1, 128);
    tensors = List.of(audio, probability, rate, first, second);
    inputs =
        List.of(
            Map.of("input", audio, "sr", rate, "state", first),
            Map.of("input", audio, "sr", rate, "state", second));
    outputs =
        List.of(
            Map.of("output", probability, "stateN", second),
            Map.of("output", probability, "stateN", first));
  }

  /** The probability that the next window of the stream holds speech. */
  float judge(float[] window) throws OrtException {
    input.put(0, context);
    input.put(CONTEXT_SAMPLES, window);
    System.arraycopy(window, WINDOW_SAMPLES - CONTEXT_SAMPLES, context, 0, CONTEXT_SAMPLES);
    network.runInto(inputs.get(current), outputs.get(current));
    current = 1 - current;
    return output.get(0);
  }

  /** Forgets everything, as at the start of a stream. */
  void reset() {
    Arrays.fill(context, 0);
    FloatBuffer next = states.get(current);
    for (int i = 0; i < STATE_SIZE; i++) {
      next.put(i, 0);
    }
  }

  @Override
  public void close() {
    tensors.forEach(OnnxTensor::close);
  }
}
