package dev.repartee.asr.moonshine;

import ai.onnxruntime.OrtSession;
import dev.repartee.asr.onnx.Network;
import java.nio.FloatBuffer;

/** What a decoder network chose after each of its input tokens; see {@link MoonshineGraphs}. */
final class Choices {
  private final FloatBuffer values;

  Choices(FloatBuffer values) {
    this.values = values;
  }

  static Choices of(OrtSession.Result result) {
    return new Choices(Network.output(result, MoonshineGraphs.CHOICES).getFloatBuffer());
  }

  /** The likeliest token after input token {@code row}. */
  int token(int row) {
    return (int) value(row, 2);
  }

  float logProbability(int row) {
    return value(row, 0);
  }

  int secondToken(int row) {
    return (int) value(row, 3);
  }

  float secondLogProbability(int row) {
    return value(row, 1);
  }

  /** The encoder output that was looked at most. */
  int position(int row) {
    return (int) value(row, 4);
  }

  private float value(int row, int column) {
    return values.get(row * MoonshineGraphs.CHOICE_SIZE + column);
  }
}
