package dev.repartee.asr.silero;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.repartee.asr.onnx.DirectTensor;
import dev.repartee.asr.onnx.Network;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges the next windows of up to {@value #MAX_WINDOWS} streams in one run of Silero's network,
 * with tensors that are used again for every run. Not thread safe.
 *
 * <p>A window costs half as much among eight others as alone (measured: 133 microseconds alone, 69
 * among four, 65 among eight, 62 among 32), because the network is small and each run has a price
 * of its own.
 */
final class SileroBatch implements AutoCloseable {
  static final int MAX_WINDOWS = 32;

  private static final int INPUT_SAMPLES = SileroMemory.CONTEXT_SAMPLES + WindowQueue.WINDOW;
  private static final int SAMPLE_RATE_HZ = 16_000;

  private final Network network;
  private final FloatBuffer input = DirectTensor.floats(MAX_WINDOWS * INPUT_SAMPLES);
  private final FloatBuffer stateBefore = DirectTensor.floats(MAX_WINDOWS * SileroMemory.STATE);
  private final FloatBuffer stateAfter = DirectTensor.floats(MAX_WINDOWS * SileroMemory.STATE);
  private final FloatBuffer probabilities = DirectTensor.floats(MAX_WINDOWS);
  private final List<Tensors> byCount = new ArrayList<>();

  SileroBatch(Network network) {
    this.network = network;
  }

  /**
   * Judges one window of each stream.
   *
   * @param memories what the network remembers of the streams, of each the window too
   * @param probabilitiesOut receives the probabilities that the windows hold speech, in their order
   */
  void judge(List<SileroMemory> memories, float[] probabilitiesOut) throws OrtException {
    int count = memories.size();
    for (int i = 0; i < count; i++) {
      memories.get(i).writeInput(input, i * INPUT_SAMPLES);
      memories.get(i).writeState(stateBefore, i, count);
    }
    Tensors tensors = tensors(count);
    network.runInto(tensors.inputs, tensors.outputs);
    for (int i = 0; i < count; i++) {
      memories.get(i).readState(stateAfter, i, count);
      probabilitiesOut[i] = probabilities.get(i);
    }
  }

  @Override
  public void close() {
    byCount.forEach(Tensors::close);
    byCount.clear();
  }

  private Tensors tensors(int count) throws OrtException {
    while (byCount.size() < count) {
      byCount.add(new Tensors(byCount.size() + 1));
    }
    return byCount.get(count - 1);
  }

  /** Tensors for so many windows, over the same memory as those for other numbers. */
  private final class Tensors implements AutoCloseable {
    private final List<OnnxTensor> all;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    Tensors(int count) throws OrtException {
      OnnxTensor sound =
          DirectTensor.of(input.slice(0, count * INPUT_SAMPLES), count, INPUT_SAMPLES);
      OnnxTensor rate = DirectTensor.of(DirectTensor.longs(1).put(0, SAMPLE_RATE_HZ));
      OnnxTensor before = stateTensor(stateBefore, count);
      OnnxTensor after = stateTensor(stateAfter, count);
      OnnxTensor speech = DirectTensor.of(probabilities.slice(0, count), count, 1);
      all = List.of(sound, rate, before, after, speech);
      inputs = Map.of("input", sound, "sr", rate, "state", before);
      outputs = Map.of("output", speech, "stateN", after);
    }

    private static OnnxTensor stateTensor(FloatBuffer states, int count) throws OrtException {
      return DirectTensor.of(
          states.slice(0, count * SileroMemory.STATE),
          SileroMemory.LAYERS,
          count,
          SileroMemory.LAYER);
    }

    @Override
    public void close() {
      all.forEach(OnnxTensor::close);
    }
  }
}
