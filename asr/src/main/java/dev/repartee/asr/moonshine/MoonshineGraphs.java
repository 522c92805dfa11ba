package dev.repartee.asr.moonshine;

import dev.repartee.models.onnx.ElementType;
import dev.repartee.models.onnx.Initializer;
import dev.repartee.models.onnx.OnnxGraph;
import dev.repartee.models.onnx.OnnxModel;
import dev.repartee.models.onnx.OnnxNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the two decoder networks that are run out of the one that is published.
 *
 * <p>The published decoder is one graph with two branches: the first pass, and the next token from
 * what the passes before it left. It widens its 288 x 32768 output matrix to floats for every
 * token. Here each branch becomes a graph of its own, in which
 *
 * <ul>
 *   <li>the output matrix is multiplied as whole numbers, at a quarter of the time;
 *   <li>all weights are signed, which is the same arithmetic on the processor's faster path;
 *   <li>the choice of the token is made in the graph, so that five numbers leave it, not 32768.
 * </ul>
 *
 * <p>The output {@value #CHOICES} is [1, tokens, 5]: the log-probabilities of the likeliest and the
 * second token, those two tokens, and the encoder output that was looked at most.
 */
final class MoonshineGraphs {
  /** The output that names the next token after each input token. */
  static final String CHOICES = "choices";

  static final int CHOICE_SIZE = 5;

  private static final String LOGITS = "logits";
  private static final String PROJECTION = "/proj_out/MatMul";
  private static final String EMBEDDING = "model.decoder.embed_tokens.weight_merged_0";

  /**
   * The attention whose maximum follows the speech best: of all 48 heads, compared on 684 words of
   * read English with a forced alignment, head 6 of this layer is nearest.
   */
  private static final String ATTENTION = "/model/decoder/layers.4/encoder_attn/Softmax_output_0";

  private static final long ATTENTION_HEAD = 6;

  private final OnnxModel model;

  MoonshineGraphs(OnnxModel mergedDecoder) {
    this.model = mergedDecoder;
  }

  /** The network for the first pass: text so far and encoded audio in, choices and memory out. */
  byte[] firstPass() {
    List<String> outputs = new ArrayList<>(KeyValueNames.PRESENT_DECODER);
    outputs.addAll(KeyValueNames.PRESENT_ENCODER);
    return standalone("else_branch", outputs);
  }

  /** The network for each further token: one token and the memory in, choice and memory out. */
  byte[] nextToken() {
    return standalone("then_branch", KeyValueNames.PRESENT_DECODER);
  }

  private byte[] standalone(String branch, List<String> memory) {
    OnnxNode either =
        model.graph().nodes().stream()
            .filter(node -> node.operator().equals("If"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("The decoder has no branches"));
    OnnxGraph graph = withWholeNumberProjection(model.graph().branch(either, branch));
    graph = withChoices(graph);
    List<String> outputs = new ArrayList<>(memory);
    outputs.add(CHOICES);
    return model.withGraph(withSignedWeights(graph.keepingOutputs(outputs))).toByteArray();
  }

  private static OnnxGraph withWholeNumberProjection(OnnxGraph graph) {
    OnnxNode projection = graph.node(PROJECTION);
    Initializer weights = constant(graph, EMBEDDING + "_quantized");
    Initializer zeroPoint = constant(graph, EMBEDDING + "_zero_point");
    long rows = weights.dimensions().get(0);
    long columns = weights.dimensions().get(1);
    Initializer transposed =
        Initializer.of(
            "projection_weights",
            ElementType.UINT8,
            List.of(columns, rows),
            transpose(weights.rawData(), (int) rows, (int) columns));
    Initializer ownZeroPoint =
        Initializer.of("projection_zero_point", ElementType.UINT8, List.of(), zeroPoint.rawData());
    List<OnnxNode> nodes =
        List.of(
            node(
                "DynamicQuantizeLinear",
                List.of(projection.inputs().get(0)),
                List.of("projection_input", "projection_input_scale", "projection_input_zero")),
            node(
                "MatMulInteger",
                List.of(
                    "projection_input",
                    transposed.name(),
                    "projection_input_zero",
                    ownZeroPoint.name()),
                List.of("projection_sum")),
            toFloat("projection_sum", "projection_sum_float"),
            node("Mul", "projection_input_scale", EMBEDDING + "_scale", "projection_scale"),
            node("Mul", "projection_sum_float", "projection_scale", LOGITS));
    return graph
        .replacing(projection, nodes)
        .withInitializer(transposed)
        .withInitializer(ownZeroPoint);
  }

  /** Log-probability is the logit less the logarithm of the sum of all exponentials. */
  private static OnnxGraph withChoices(OnnxGraph graph) {
    List<OnnxNode> nodes = new ArrayList<>(graph.nodes());
    nodes.add(node("TopK", List.of(LOGITS, "two"), List.of("top", "top_tokens")));
    nodes.add(node("Gather", "top", "index_0", "highest").withAttribute("axis", 2));
    nodes.add(node("Sub", LOGITS, "highest", "below_highest"));
    nodes.add(node("Exp", "below_highest", "exponentials"));
    nodes.add(node("ReduceSum", "exponentials", "axis_2", "sum"));
    nodes.add(node("Log", "sum", "log_sum"));
    nodes.add(node("Sub", "top", "highest", "top_below_highest"));
    nodes.add(node("Sub", "top_below_highest", "log_sum", "log_probabilities"));
    nodes.add(toFloat("top_tokens", "top_tokens_float"));
    nodes.add(node("Gather", ATTENTION, "attention_head", "attention").withAttribute("axis", 1));
    nodes.add(node("ArgMax", "attention", "position").withAttribute("axis", 2));
    nodes.add(toFloat("position", "position_float"));
    nodes.add(
        node(
                "Concat",
                List.of("log_probabilities", "top_tokens_float", "position_float"),
                List.of(CHOICES))
            .withAttribute("axis", 2));
    return graph
        .withNodes(nodes)
        .withInitializer(wholeNumbers("two", 2, List.of(1L)))
        .withInitializer(wholeNumbers("index_0", 0, List.of(1L)))
        .withInitializer(wholeNumbers("axis_2", 2, List.of(1L)))
        .withInitializer(wholeNumbers("attention_head", ATTENTION_HEAD, List.of()));
  }

  private static OnnxGraph withSignedWeights(OnnxGraph graph) {
    OnnxGraph changed = graph;
    for (OnnxNode node : graph.nodes()) {
      if (!node.operator().equals("MatMulInteger")) {
        continue;
      }
      for (String name : List.of(node.inputs().get(1), node.inputs().get(3))) {
        Initializer constant = constant(changed, name);
        if (constant.elementType() == ElementType.UINT8) {
          changed = changed.withInitializer(signed(constant));
        }
      }
    }
    return changed;
  }

  /** The same numbers less 128; weights and zero point both lose it, so it falls out. */
  private static Initializer signed(Initializer unsigned) {
    byte[] bytes = unsigned.rawData();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) 0x80;
    }
    return Initializer.of(unsigned.name(), ElementType.INT8, unsigned.dimensions(), bytes);
  }

  private static byte[] transpose(byte[] matrix, int rows, int columns) {
    byte[] transposed = new byte[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = matrix[row * columns + column];
      }
    }
    return transposed;
  }

  private static OnnxNode toFloat(String input, String output) {
    return node("Cast", input, output).withAttribute("to", ElementType.FLOAT.code());
  }

  /** A node whose last name is its output, and those before it its inputs. */
  private static OnnxNode node(String operator, String... names) {
    List<String> all = List.of(names);
    return node(operator, all.subList(0, all.size() - 1), all.subList(all.size() - 1, all.size()));
  }

  private static OnnxNode node(String operator, List<String> inputs, List<String> outputs) {
    return OnnxNode.of(operator, operator + "_" + outputs.get(0), inputs, outputs);
  }

  private static Initializer constant(OnnxGraph graph, String name) {
    return graph
        .initializer(name)
        .orElseThrow(() -> new IllegalArgumentException("The decoder has no constant " + name));
  }

  private static Initializer wholeNumbers(String name, long value, List<Long> dimensions) {
    byte[] bytes = new byte[Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    return Initializer.of(name, ElementType.INT64, dimensions, bytes);
  }
}
