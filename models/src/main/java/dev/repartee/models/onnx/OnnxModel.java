package dev.repartee.models.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A graph with the operator sets and versions it was written for: what a runtime opens. */
public final class OnnxModel {
  private static final int GRAPH = 7;

  private final Message header;
  private final OnnxGraph graph;

  private OnnxModel(Message header, OnnxGraph graph) {
    this.header = header;
    this.graph = graph;
  }

  /**
   * Reads a model file whole.
   *
   * @throws IOException if the file cannot be read or is not an ONNX model
   */
  public static OnnxModel read(Path file) throws IOException {
    try {
      return parse(Files.readAllBytes(file));
    } catch (InvalidProtocolBufferException e) {
      throw new IOException(file + " is not a usable ONNX model: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a model from the bytes of its file.
   *
   * @throws InvalidProtocolBufferException if they are not an ONNX model
   */
  public static OnnxModel parse(byte[] bytes) throws InvalidProtocolBufferException {
    Message message = Message.parse(bytes);
    if (!message.has(GRAPH)) {
      throw new InvalidProtocolBufferException("it holds no graph");
    }
    try {
      return new OnnxModel(message.without(GRAPH), new OnnxGraph(message.messages(GRAPH).get(0)));
    } catch (UncheckedIOException e) {
      throw new InvalidProtocolBufferException(e.getCause());
    }
  }

  public OnnxGraph graph() {
    return graph;
  }

  /** This model with another graph. */
  public OnnxModel withGraph(OnnxGraph newGraph) {
    return new OnnxModel(header, newGraph);
  }

  /** The bytes of an ONNX file. */
  public byte[] toByteArray() {
    return header.withMessage(GRAPH, graph.message()).toByteArray();
  }
}
