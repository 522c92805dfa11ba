package dev.repartee.asr.turn;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.repartee.asr.onnx.DirectTensor;
import dev.repartee.asr.onnx.Network;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Smart Turn's network with the tensors it is run with, of which there come to be as many as runs
 * go on at once. Thread safe.
 */
final class SmartTurnNetwork implements AutoCloseable {
  private final Network network;
  private final Deque<Tensors> idle = new ArrayDeque<>();
  private boolean closed;

  private SmartTurnNetwork(Network network) {
    this.network = network;
  }

  /**
   * Loads the network.
   *
   * @throws IOException if the file cannot be read
   * @throws OrtException if it is no network that can run here
   */
  static SmartTurnNetwork load(Path file) throws IOException, OrtException {
    return new SmartTurnNetwork(Network.load(file));
  }

  /**
   * The probability that the turn is over. Takes about 30 ms on one core.
   *
   * @param features as {@link LogMelFeatures#write} made them
   */
  float judge(float[] features) throws OrtException {
    Tensors tensors = borrow();
    try {
      tensors.input.put(0, features);
      network.runInto(tensors.inputs, tensors.outputs);
      return Math.max(0, Math.min(1, tensors.output.get(0)));
    } finally {
      giveBack(tensors);
    }
  }

  @Override
  public void close() {
    network.close();
    synchronized (idle) {
      closed = true;
      idle.forEach(Tensors::close);
      idle.clear();
    }
  }

  private Tensors borrow() throws OrtException {
    Tensors tensors = takeIdle();
    return tensors == null ? new Tensors() : tensors;
  }

  private @Nullable Tensors takeIdle() {
    synchronized (idle) {
      return idle.poll();
    }
  }

  private void giveBack(Tensors tensors) {
    synchronized (idle) {
      if (closed) {
        tensors.close();
      } else {
        idle.push(tensors);
      }
    }
  }

  /** What one run reads and writes. */
  private static final class Tensors {
    private final FloatBuffer input =
        DirectTensor.floats(LogMelFeatures.BANDS * LogMelFeatures.FRAMES);
    private final FloatBuffer output = DirectTensor.floats(1);
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    Tensors() throws OrtException {
      inputs =
          Map.of(
              "input_features",
              DirectTensor.of(input, 1, LogMelFeatures.BANDS, LogMelFeatures.FRAMES));
      // Its name says logits, but a sigmoid stands before it.
      outputs = Map.of("logits", DirectTensor.of(output, 1, 1));
    }

    void close() {
      inputs.values().forEach(OnnxTensor::close);
      outputs.values().forEach(OnnxTensor::close);
    }
  }
}
