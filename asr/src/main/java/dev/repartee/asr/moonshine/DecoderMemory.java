package dev.repartee.asr.moonshine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.repartee.asr.onnx.DirectTensor;
import dev.repartee.asr.onnx.Network;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decoder's attention memory on its way from token to token.
 *
 * <p>What was heard stays as the first pass made it; what was said grows with every token. Frees
 * all of it but the first pass's result, which belongs to the caller.
 */
final class DecoderMemory implements AutoCloseable {
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final List<OnnxTensor> copies = new ArrayList<>();
  private OrtSession.@Nullable Result newest;

  /**
   * The memory after the first pass.
   *
   * @param keptRows how many of the pass's tokens held, from the first
   * @param rows how many tokens the pass was given
   */
  DecoderMemory(OrtSession.Result firstPass, int keptRows, int rows) throws OrtException {
    for (int i = 0; i < KeyValueNames.PAST_ENCODER.size(); i++) {
      inputs.put(
          KeyValueNames.PAST_ENCODER.get(i),
          Network.output(firstPass, KeyValueNames.PRESENT_ENCODER.get(i)));
    }
    for (int i = 0; i < KeyValueNames.PAST_DECODER.size(); i++) {
      OnnxTensor whole = Network.output(firstPass, KeyValueNames.PRESENT_DECODER.get(i));
      OnnxTensor kept = keptRows == rows ? whole : copyOfRows(whole, keptRows, rows);
      inputs.put(KeyValueNames.PAST_DECODER.get(i), kept);
    }
  }

  /** What the network for the next token is run with. */
  Map<String, OnnxTensor> inputs(OnnxTensor token) {
    inputs.put("input_ids", token);
    return inputs;
  }

  /** Goes on with what a run left, and frees what the run before it left. */
  void replace(OrtSession.Result next) {
    for (int i = 0; i < KeyValueNames.PAST_DECODER.size(); i++) {
      inputs.put(
          KeyValueNames.PAST_DECODER.get(i),
          Network.output(next, KeyValueNames.PRESENT_DECODER.get(i)));
    }
    close();
    newest = next;
  }

  @Override
  public void close() {
    copies.forEach(OnnxTensor::close);
    copies.clear();
    if (newest != null) {
      newest.close();
      newest = null;
    }
  }

  private OnnxTensor copyOfRows(OnnxTensor whole, int keptRows, int rows) throws OrtException {
    FloatBuffer source = whole.getFloatBuffer();
    int rowSize = KeyValueNames.HEAD_SIZE;
    FloatBuffer target = DirectTensor.floats(KeyValueNames.HEADS * keptRows * rowSize);
    for (int head = 0; head < KeyValueNames.HEADS; head++) {
      target.put(head * keptRows * rowSize, source, head * rows * rowSize, keptRows * rowSize);
    }
    OnnxTensor copy = DirectTensor.of(target, 1, KeyValueNames.HEADS, keptRows, rowSize);
    copies.add(copy);
    return copy;
  }
}
