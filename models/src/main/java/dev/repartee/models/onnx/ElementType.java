package dev.repartee.models.onnx;

/** What a tensor's elements are, of the types that ONNX defines and the project's models use. */
public enum ElementType {
  FLOAT(1, Float.BYTES),
  UINT8(2, 1),
  INT8(3, 1),
  INT32(6, Integer.BYTES),
  INT64(7, Long.BYTES),
  BOOL(9, 1);

  private final int code;
  private final int byteCount;

  ElementType(int code, int byteCount) {
    this.code = code;
    this.byteCount = byteCount;
  }

  /** The number that ONNX files use for this type ({@code TensorProto.DataType}). */
  public int code() {
    return code;
  }

  /** How many bytes one element takes in raw form. */
  public int byteCount() {
    return byteCount;
  }

  static ElementType ofCode(long code) {
    for (ElementType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IllegalArgumentException("ONNX element type " + code + " is not supported");
  }
}
