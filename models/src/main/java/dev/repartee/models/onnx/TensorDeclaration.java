package dev.repartee.models.onnx;

import java.util.List;

/** The name and type of a tensor that enters, leaves or crosses a graph. Immutable. */
public final class TensorDeclaration {
  private static final int NAME = 1;
  private static final int TYPE = 2;
  private static final int TENSOR_TYPE = 1;
  private static final int ELEMENT_TYPE = 1;
  private static final int SHAPE = 2;
  private static final int DIMENSION = 1;
  private static final int DIMENSION_SIZE = 1;
  private static final int DIMENSION_NAME = 2;

  private final Message message;
  private final String name;

  TensorDeclaration(Message message) {
    this.message = message;
    this.name = message.string(NAME);
  }

  /** A tensor of floats whose rank and sizes are left open. */
  public static TensorDeclaration floats(String name) {
    return ofType(name, Message.empty());
  }

  /**
   * A tensor of floats of a known rank.
   *
   * @param dimensions one for each axis: a number is a fixed size, a word names a size that is open
   */
  public static TensorDeclaration floats(String name, List<String> dimensions) {
    Message shape =
        Message.empty().withMessages(DIMENSION, dimensions, TensorDeclaration::dimensionMessage);
    return ofType(name, Message.empty().withMessage(SHAPE, shape));
  }

  private static TensorDeclaration ofType(String name, Message tensorType) {
    Message floatType = tensorType.withInteger(ELEMENT_TYPE, ElementType.FLOAT.code());
    Message type = Message.empty().withMessage(TENSOR_TYPE, floatType);
    return new TensorDeclaration(Message.empty().withString(NAME, name).withMessage(TYPE, type));
  }

  private static Message dimensionMessage(String dimension) {
    boolean fixed = dimension.chars().allMatch(Character::isDigit);
    return fixed
        ? Message.empty().withInteger(DIMENSION_SIZE, Long.parseLong(dimension))
        : Message.empty().withString(DIMENSION_NAME, dimension);
  }

  public String name() {
    return name;
  }

  Message message() {
    return message;
  }

  @Override
  public String toString() {
    return "TensorDeclaration[" + name + "]";
  }
}
