package dev.repartee.models.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One operation of a graph, with the names of the tensors that it reads and makes. Immutable. */
public final class OnnxNode {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;
  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_INTEGER = 3;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_GRAPHS = 11;
  private static final int ATTRIBUTE_TYPE = 20;
  private static final int TYPE_INTEGER = 2;

  private final Message message;
  private final String name;
  private final List<String> inputs;
  private final List<String> outputs;

  OnnxNode(Message message) {
    this.message = message;
    this.name = message.string(NAME);
    this.inputs = message.strings(INPUT);
    this.outputs = message.strings(OUTPUT);
  }

  /** A node of the default operator set without attributes. */
  public static OnnxNode of(
      String operator, String name, List<String> inputs, List<String> outputs) {
    return new OnnxNode(
        Message.empty()
            .withStrings(INPUT, inputs)
            .withStrings(OUTPUT, outputs)
            .withString(NAME, name)
            .withString(OPERATOR, operator));
  }

  /** This node with one more attribute, a whole number. */
  public OnnxNode withAttribute(String attributeName, long value) {
    Message attribute =
        Message.empty()
            .withString(ATTRIBUTE_NAME, attributeName)
            .withInteger(ATTRIBUTE_INTEGER, value)
            .withInteger(ATTRIBUTE_TYPE, TYPE_INTEGER);
    List<Message> attributes = new ArrayList<>(message.messages(ATTRIBUTE));
    attributes.add(attribute);
    return new OnnxNode(message.withMessages(ATTRIBUTE, attributes, m -> m));
  }

  /** This node reading other tensors. */
  public OnnxNode withInputs(List<String> newInputs) {
    return new OnnxNode(message.withStrings(INPUT, newInputs));
  }

  /** What the node computes, for instance {@code MatMul}. */
  public String operator() {
    return message.string(OPERATOR);
  }

  public String name() {
    return name;
  }

  /** The tensors read, in the operator's order; an input left out is the empty string. */
  public List<String> inputs() {
    return inputs;
  }

  /** The tensors made, in the operator's order; an output left out is the empty string. */
  public List<String> outputs() {
    return outputs;
  }

  /**
   * The graph that an attribute holds, as the file has it: not complete without its outer graph.
   */
  OnnxGraph subgraph(String attributeName) {
    return message.messages(ATTRIBUTE).stream()
        .filter(attribute -> attribute.string(ATTRIBUTE_NAME).equals(attributeName))
        .flatMap(OnnxNode::graphsOf)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Node %s (%s) has no graph named %s"
                        .formatted(name, operator(), attributeName)));
  }

  /**
   * Every tensor that must exist before this node can run, those its inner graphs read included.
   */
  Set<String> reads() {
    Set<String> names = new HashSet<>(inputs);
    message.messages(ATTRIBUTE).stream()
        .flatMap(OnnxNode::graphsOf)
        .forEach(inner -> names.addAll(inner.outerReads()));
    names.remove("");
    return names;
  }

  private static Stream<OnnxGraph> graphsOf(Message attribute) {
    return Stream.of(ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS)
        .flatMap(field -> attribute.messages(field).stream())
        .map(OnnxGraph::new);
  }

  Message message() {
    return message;
  }

  @Override
  public String toString() {
    return "OnnxNode[" + operator() + " " + name + " " + inputs + " -> " + outputs + "]";
  }
}
