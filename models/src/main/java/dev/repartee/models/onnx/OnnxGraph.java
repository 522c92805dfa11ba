package dev.repartee.models.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes, constants, inputs and outputs of a model. Immutable: every change makes another graph.
 *
 * <p>A model is opened, changed and handed to the runtime in one line:
 *
 * <pre>{@code
 * OnnxModel model = OnnxModel.read(file);
 * byte[] encoder = model.withGraph(model.graph().cut(List.of("ids"), List.of("hidden"))).toByteArray();
 * }</pre>
 *
 * <p>Field numbers are those of the ONNX intermediate representation ({@code GraphProto}).
 */
public final class OnnxGraph {
  private static final int NODE = 1;
  private static final int NAME = 2;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;
  private static final int VALUE_INFO = 13;

  private final String name;
  private final List<OnnxNode> nodes;
  private final Map<String, Initializer> initializers;
  private final Map<String, TensorDeclaration> inputs;
  private final Map<String, TensorDeclaration> outputs;
  private final Map<String, TensorDeclaration> declared;

  OnnxGraph(Message message) {
    this(
        message.string(NAME),
        message.messages(NODE).stream().map(OnnxNode::new).toList(),
        byName(message.messages(INITIALIZER).stream().map(Initializer::new), Initializer::name),
        values(message, INPUT),
        values(message, OUTPUT),
        values(message, VALUE_INFO));
  }

  private OnnxGraph(
      String name,
      List<OnnxNode> nodes,
      Map<String, Initializer> initializers,
      Map<String, TensorDeclaration> inputs,
      Map<String, TensorDeclaration> outputs,
      Map<String, TensorDeclaration> declared) {
    this.name = name;
    this.nodes = List.copyOf(nodes);
    this.initializers = initializers;
    this.inputs = inputs;
    this.outputs = outputs;
    this.declared = declared;
  }

  private static Map<String, TensorDeclaration> values(Message message, int field) {
    return byName(
        message.messages(field).stream().map(TensorDeclaration::new), TensorDeclaration::name);
  }

  private static <T> Map<String, T> byName(Stream<T> items, Function<T, String> nameOf) {
    return items.collect(
        Collectors.toMap(nameOf, item -> item, (first, second) -> second, LinkedHashMap::new));
  }

  /** The nodes, each after those whose tensors it reads. */
  public List<OnnxNode> nodes() {
    return nodes;
  }

  /**
   * The node of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public OnnxNode node(String nodeName) {
    return nodes.stream()
        .filter(node -> node.name().equals(nodeName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The graph has no node " + nodeName));
  }

  /** The constant of this name, if the graph has it. */
  public Optional<Initializer> initializer(String tensorName) {
    return Optional.ofNullable(initializers.get(tensorName));
  }

  public List<Initializer> initializers() {
    return List.copyOf(initializers.values());
  }

  public List<TensorDeclaration> inputs() {
    return List.copyOf(inputs.values());
  }

  public List<TensorDeclaration> outputs() {
    return List.copyOf(outputs.values());
  }

  /** The graph with {@code replacements} where {@code node} was; none of them removes it. */
  public OnnxGraph replacing(OnnxNode node, List<OnnxNode> replacements) {
    List<OnnxNode> changed = new ArrayList<>(nodes);
    int index = nodes.indexOf(node);
    if (index < 0) {
      throw new IllegalArgumentException("The graph has no such node: " + node);
    }
    changed.remove(index);
    changed.addAll(index, replacements);
    return withNodes(changed);
  }

  /** The graph with these nodes in place of its own, in an order in which they can run. */
  public OnnxGraph withNodes(List<OnnxNode> newNodes) {
    return new OnnxGraph(name, newNodes, initializers, inputs, outputs, declared);
  }

  /** The graph with one more constant, which takes the place of one of the same name. */
  public OnnxGraph withInitializer(Initializer initializer) {
    Map<String, Initializer> changed = new LinkedHashMap<>(initializers);
    changed.put(initializer.name(), initializer);
    return new OnnxGraph(name, nodes, changed, inputs, outputs, declared);
  }

  /** The graph knowing the type of an inner tensor, for when a cut makes it an input or output. */
  public OnnxGraph declaring(TensorDeclaration value) {
    Map<String, TensorDeclaration> changed = new LinkedHashMap<>(declared);
    changed.put(value.name(), value);
    return new OnnxGraph(name, nodes, initializers, inputs, outputs, changed);
  }

  /**
   * The part of the graph that makes {@code outputNames} out of {@code inputNames}: the nodes on
   * the way and the constants they use. A tensor whose type the graph does not declare is taken to
   * be floats of open shape.
   *
   * @throws IllegalArgumentException if an output cannot be made, or not without a further input
   */
  public OnnxGraph cut(List<String> inputNames, List<String> outputNames) {
    Set<OnnxNode> needed = neededFor(outputNames, Set.copyOf(inputNames));
    Set<String> read = new HashSet<>(outputNames);
    needed.forEach(node -> read.addAll(node.reads()));
    List<OnnxNode> kept = nodes.stream().filter(needed::contains).toList();
    Map<String, Initializer> constants = new LinkedHashMap<>(initializers);
    constants.keySet().retainAll(read);
    constants.keySet().removeAll(Set.copyOf(inputNames));
    return new OnnxGraph(
        name,
        kept,
        constants,
        byName(
            inputNames.stream().filter(read::contains).map(this::describe),
            TensorDeclaration::name),
        byName(outputNames.stream().map(this::describe), TensorDeclaration::name),
        Map.of());
  }

  /** The part of the graph that makes these outputs, with as many of the inputs as that needs. */
  public OnnxGraph keepingOutputs(List<String> outputNames) {
    return cut(
        inputs.keySet().stream().filter(i -> !initializers.containsKey(i)).toList(), outputNames);
  }

  /**
   * One branch of an {@code If} node as a graph that stands alone: the branch's nodes with whatever
   * nodes, constants and inputs of this graph they use.
   *
   * @param branchName {@code then_branch} or {@code else_branch}
   */
  public OnnxGraph branch(OnnxNode ifNode, String branchName) {
    OnnxGraph inner = ifNode.subgraph(branchName);
    List<OnnxNode> all = new ArrayList<>(nodes);
    all.remove(ifNode);
    all.addAll(inner.nodes);
    Map<String, Initializer> constants = new LinkedHashMap<>(initializers);
    constants.putAll(inner.initializers);
    return new OnnxGraph(branchName, all, constants, inputs, inner.outputs, inner.declared)
        .keepingOutputs(List.copyOf(inner.outputs.keySet()));
  }

  private Set<OnnxNode> neededFor(List<String> outputNames, Set<String> given) {
    Map<String, OnnxNode> makers = new HashMap<>();
    nodes.forEach(node -> node.outputs().forEach(output -> makers.put(output, node)));
    Set<OnnxNode> needed = new HashSet<>();
    Deque<String> wanted = new ArrayDeque<>(outputNames);
    while (!wanted.isEmpty()) {
      String tensor = wanted.pop();
      OnnxNode maker = makers.get(tensor);
      if (given.contains(tensor)) {
        continue;
      }
      if (maker != null) {
        if (needed.add(maker)) {
          wanted.addAll(maker.reads());
        }
      } else if (!initializers.containsKey(tensor)) {
        throw new IllegalArgumentException(
            inputs.containsKey(tensor)
                ? "The cut needs the input " + tensor + " as well"
                : "No node of the graph makes " + tensor);
      }
    }
    return needed;
  }

  private TensorDeclaration describe(String tensor) {
    return Stream.of(declared, inputs, outputs)
        .filter(known -> known.containsKey(tensor))
        .findFirst()
        .map(known -> known.get(tensor))
        .orElseGet(() -> TensorDeclaration.floats(tensor));
  }

  /** What an inner graph reads from the graph around it. */
  Set<String> outerReads() {
    Set<String> names = new HashSet<>(outputs.keySet());
    nodes.forEach(node -> names.addAll(node.reads()));
    nodes.forEach(node -> node.outputs().forEach(names::remove));
    names.removeAll(initializers.keySet());
    names.removeAll(inputs.keySet());
    return names;
  }

  Message message() {
    return Message.empty()
        .withMessages(NODE, nodes, OnnxNode::message)
        .withString(NAME, name)
        .withMessages(INITIALIZER, initializers(), Initializer::message)
        .withMessages(INPUT, inputs(), TensorDeclaration::message)
        .withMessages(OUTPUT, outputs(), TensorDeclaration::message)
        .withMessages(VALUE_INFO, List.copyOf(declared.values()), TensorDeclaration::message);
  }
}
