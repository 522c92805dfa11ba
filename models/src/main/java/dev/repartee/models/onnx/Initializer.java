package dev.repartee.models.onnx;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.LongStream;

/** A constant tensor of a graph: its weights, scales and zero points. Immutable. */
public final class Initializer {
  private static final int DIMENSIONS = 1;
  private static final int ELEMENT_TYPE = 2;
  private static final int FLOAT_DATA = 4;
  private static final int INT32_DATA = 5;
  private static final int INT64_DATA = 7;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;
  private static final int DATA_LOCATION = 14;

  private final Message message;
  private final String name;

  Initializer(Message message) {
    this.message = message;
    this.name = message.string(NAME);
  }

  /**
   * A tensor of the given bytes.
   *
   * @param dimensions its shape; empty for a scalar
   * @param rawData the elements in row-major order, little-endian; copied
   * @throws IllegalArgumentException if shape and byte count disagree
   */
  public static Initializer of(
      String name, ElementType elementType, List<Long> dimensions, byte[] rawData) {
    long elementCount =
        dimensions.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    if (elementCount * elementType.byteCount() != rawData.length) {
      throw new IllegalArgumentException(
          "Initializer %s of shape %s needs %d bytes of %s, not %d"
              .formatted(
                  name,
                  dimensions,
                  elementCount * elementType.byteCount(),
                  elementType,
                  rawData.length));
    }
    return new Initializer(
        Message.empty()
            .withIntegers(DIMENSIONS, dimensions)
            .withInteger(ELEMENT_TYPE, elementType.code())
            .withString(NAME, name)
            .withBytes(RAW_DATA, List.of(ByteString.copyFrom(rawData))));
  }

  public String name() {
    return name;
  }

  /**
   * What the elements are.
   *
   * @throws IllegalArgumentException if the file uses a type that is not in {@link ElementType}
   */
  public ElementType elementType() {
    return ElementType.ofCode(message.integer(ELEMENT_TYPE));
  }

  /** The shape; empty for a scalar. */
  public List<Long> dimensions() {
    return message.integers(DIMENSIONS);
  }

  /**
   * A copy of the elements in row-major order, little-endian, however the file stores them.
   *
   * @throws IllegalArgumentException if the elements lie in another file
   */
  public byte[] rawData() {
    if (message.integer(DATA_LOCATION) != 0) {
      throw new IllegalArgumentException("Initializer " + name + " keeps its data in another file");
    }
    if (message.has(RAW_DATA)) {
      return message.bytes(RAW_DATA).get(0).toByteArray();
    }
    return switch (elementType()) {
      case FLOAT -> message.fixed(FLOAT_DATA).toByteArray();
      case INT64 -> integerBytes(INT64_DATA, Long.BYTES);
      case UINT8, INT8, INT32, BOOL -> integerBytes(INT32_DATA, elementType().byteCount());
    };
  }

  private byte[] integerBytes(int field, int byteCount) {
    LongStream values = message.integers(field).stream().mapToLong(Long::longValue);
    return ByteString.copyFrom(values.mapToObj(v -> Message.littleEndian(v, byteCount)).toList())
        .toByteArray();
  }

  Message message() {
    return message;
  }

  @Override
  public String toString() {
    return "Initializer[" + name + " " + dimensions() + "]";
  }
}
