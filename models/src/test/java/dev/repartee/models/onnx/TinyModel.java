package dev.repartee.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small models written field by field, and a way to run what became of them. */
final class TinyModel {
  private TinyModel() {}

  /** {@code y = (x * two + one) ^ 2}, and beside it {@code unused = -x}. */
  static OnnxModel square() throws InvalidProtocolBufferException {
    return model(
        graph(
            List.of(
                OnnxNode.of("Mul", "double", List.of("x", "two"), List.of("doubled")),
                OnnxNode.of("Neg", "negate", List.of("x"), List.of("unused")),
                OnnxNode.of("Add", "increase", List.of("doubled", "one"), List.of("increased")),
                OnnxNode.of("Mul", "square", List.of("increased", "increased"), List.of("y"))),
            List.of(floatScalar("two", 2), floatScalar("one", 1), floatScalar("spare", 9)),
            List.of(TensorDeclaration.floats("x", List.of("1", "length"))),
            List.of(TensorDeclaration.floats("y"), TensorDeclaration.floats("unused"))));
  }

  /** {@code y = choose ? (x + x) * two : x + x + ten}, with the sum made outside the branches. */
  static OnnxModel choice() throws InvalidProtocolBufferException {
    Message thenBranch =
        graph(
            List.of(OnnxNode.of("Mul", "scale", List.of("sum", "two"), List.of("y"))),
            List.of(),
            List.of(),
            List.of(TensorDeclaration.floats("y")));
    Message elseBranch =
        graph(
            List.of(OnnxNode.of("Add", "shift", List.of("sum", "ten"), List.of("y"))),
            List.of(floatScalar("ten", 10)),
            List.of(),
            List.of(TensorDeclaration.floats("y")));
    Message ifNode =
        OnnxNode.of("If", "choice", List.of("choose"), List.of("y"))
            .message()
            .withMessages(
                5,
                List.of(
                    graphAttribute("then_branch", thenBranch),
                    graphAttribute("else_branch", elseBranch)),
                m -> m);
    Message choose =
        Message.empty()
            .withString(1, "choose")
            .withMessage(2, Message.empty().withMessage(1, Message.empty().withInteger(1, 9)));
    return model(
        graph(
            List.of(
                OnnxNode.of("Add", "sum", List.of("x", "x"), List.of("sum")), new OnnxNode(ifNode)),
            List.of(floatScalar("two", 2)),
            List.of(
                TensorDeclaration.floats("x", List.of("1", "length")),
                new TensorDeclaration(choose)),
            List.of(TensorDeclaration.floats("y"))));
  }

  /** What the runtime answers for one input of shape 1 x n. */
  static float[] run(OnnxModel model, String input, float... values) throws OrtException {
    OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try (OrtSession session = runtime.createSession(model.toByteArray());
        OnnxTensor tensor = OnnxTensor.createTensor(runtime, new float[][] {values})) {
      inputs.put(input, tensor);
      try (OrtSession.Result result = session.run(inputs)) {
        return ((float[][]) result.get(0).getValue())[0];
      }
    }
  }

  static Initializer floatScalar(String name, float value) {
    byte[] bytes =
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
    return Initializer.of(name, ElementType.FLOAT, List.of(), bytes);
  }

  private static Message graph(
      List<OnnxNode> nodes,
      List<Initializer> initializers,
      List<TensorDeclaration> inputs,
      List<TensorDeclaration> outputs) {
    return Message.empty()
        .withMessages(1, nodes, OnnxNode::message)
        .withString(2, "tiny")
        .withMessages(5, initializers, Initializer::message)
        .withMessages(11, inputs, TensorDeclaration::message)
        .withMessages(12, outputs, TensorDeclaration::message);
  }

  private static Message graphAttribute(String name, Message graph) {
    int typeGraph = 5;
    return Message.empty().withString(1, name).withMessage(6, graph).withInteger(20, typeGraph);
  }

  private static OnnxModel model(Message graph) throws InvalidProtocolBufferException {
    ByteString operatorSet = Message.empty().withString(1, "").withInteger(2, 17).toByteString();
    return OnnxModel.parse(
        Message.empty()
            .withInteger(1, 8)
            .withMessage(7, graph)
            .withBytes(8, List.of(operatorSet))
            .toByteArray());
  }
}
