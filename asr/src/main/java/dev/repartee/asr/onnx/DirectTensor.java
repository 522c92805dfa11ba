package dev.repartee.asr.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** Tensors over memory outside the heap, which the runtime reads and writes without copying. */
public final class DirectTensor {
  private DirectTensor() {}

  /** Room for floats, all zero. */
  public static FloatBuffer floats(int count) {
    return bytes(count * Float.BYTES).asFloatBuffer();
  }

  /** Room for whole numbers, all zero. */
  public static LongBuffer longs(int count) {
    return bytes(count * Long.BYTES).asLongBuffer();
  }

  /** A tensor over the floats between the buffer's position and limit. */
  public static OnnxTensor of(FloatBuffer values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
  }

  /** A tensor over the whole numbers between the buffer's position and limit. */
  public static OnnxTensor of(LongBuffer values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
  }
}
