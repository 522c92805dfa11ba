package dev.repartee.models.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxGraphTest {
  @Test
  void aModelThatIsReadAndWrittenComputesTheSame() throws Exception {
    OnnxModel copy = OnnxModel.parse(TinyModel.square().toByteArray());

    assertArrayEquals(new float[] {9, 25}, TinyModel.run(copy, "x", 1, 2));
  }

  @Test
  void aCutBehindAnInnerTensorMakesThatTensor() throws Exception {
    OnnxModel model = TinyModel.square();

    OnnxModel head = model.withGraph(model.graph().cut(List.of("x"), List.of("increased")));

    assertArrayEquals(new float[] {3, 5}, TinyModel.run(head, "x", 1, 2));
  }

  @Test
  void aCutBeforeAnInnerTensorTakesThatTensorAsInput() throws Exception {
    OnnxModel model = TinyModel.square();
    OnnxGraph graph =
        model.graph().declaring(TensorDeclaration.floats("increased", List.of("1", "length")));

    OnnxModel tail = model.withGraph(graph.cut(List.of("increased"), List.of("y")));

    assertArrayEquals(new float[] {9, 25}, TinyModel.run(tail, "increased", 3, 5));
  }

  @Test
  void anUndeclaredInnerTensorIsTakenAsFloatsOfOpenShape() throws Exception {
    OnnxModel model = TinyModel.square();

    OnnxModel tail = model.withGraph(model.graph().cut(List.of("doubled"), List.of("y")));

    assertArrayEquals(new float[] {9, 25}, TinyModel.run(tail, "doubled", 2, 4));
  }

  @Test
  void aCutLeavesOutNodesAndConstantsThatItDoesNotUse() throws Exception {
    OnnxGraph tail = TinyModel.square().graph().cut(List.of("doubled"), List.of("y"));

    assertEquals(List.of("increase", "square"), tail.nodes().stream().map(OnnxNode::name).toList());
    assertEquals(List.of("one"), tail.initializers().stream().map(Initializer::name).toList());
  }

  @Test
  void aCutNamesTheInputThatItLacks() throws Exception {
    OnnxGraph graph = TinyModel.square().graph();

    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> graph.cut(List.of(), List.of("increased")));

    assertEquals("The cut needs the input x as well", e.getMessage());
  }

  @Test
  void aCutNamesTheOutputThatNobodyMakes() throws Exception {
    OnnxGraph graph = TinyModel.square().graph();

    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> graph.cut(List.of("x"), List.of("nothing")));

    assertEquals("No node of the graph makes nothing", e.getMessage());
  }

  @Test
  void aBranchStandsAloneWithWhatItUsesOfTheOuterGraph() throws Exception {
    OnnxModel model = TinyModel.choice();
    OnnxNode choice = model.graph().node("choice");

    OnnxModel then = model.withGraph(model.graph().branch(choice, "then_branch"));
    OnnxModel otherwise = model.withGraph(model.graph().branch(choice, "else_branch"));

    assertArrayEquals(new float[] {4, 8}, TinyModel.run(then, "x", 1, 2));
    assertArrayEquals(new float[] {12, 14}, TinyModel.run(otherwise, "x", 1, 2));
    assertEquals(
        List.of("x"), then.graph().inputs().stream().map(TensorDeclaration::name).toList());
    assertEquals(
        List.of("two"), then.graph().initializers().stream().map(Initializer::name).toList());
  }

  @Test
  void aCutKeepsWhatTheInnerGraphsOfItsNodesRead() throws Exception {
    OnnxGraph whole = TinyModel.choice().graph().cut(List.of("x", "choose"), List.of("y"));

    assertEquals(List.of("sum", "choice"), whole.nodes().stream().map(OnnxNode::name).toList());
    assertTrue(whole.initializer("two").isPresent());
  }

  @Test
  void aMissingBranchIsNamed() throws Exception {
    OnnxGraph graph = TinyModel.choice().graph();
    OnnxNode choice = graph.node("choice");

    Exception e =
        assertThrows(IllegalArgumentException.class, () -> graph.branch(choice, "maybe_branch"));

    assertEquals("Node choice (If) has no graph named maybe_branch", e.getMessage());
  }

  @Test
  void aNodeCanBeReplacedByOthersAndAConstantByAnother() throws Exception {
    OnnxModel model = TinyModel.square();
    OnnxGraph graph = model.graph();

    OnnxGraph changed =
        graph
            .replacing(
                graph.node("square"),
                List.of(
                    OnnxNode.of("Cast", "toInteger", List.of("increased"), List.of("whole"))
                        .withAttribute("to", ElementType.INT32.code()),
                    OnnxNode.of("Cast", "toFloat", List.of("whole"), List.of("y"))
                        .withAttribute("to", ElementType.FLOAT.code())))
            .withInitializer(TinyModel.floatScalar("one", 0.5f))
            .keepingOutputs(List.of("y"));

    assertArrayEquals(new float[] {2, 4}, TinyModel.run(model.withGraph(changed), "x", 1, 2));
  }

  @Test
  void aNodeCanBeRemovedAndItsReaderRewired() throws Exception {
    OnnxModel model = TinyModel.square();
    OnnxGraph graph = model.graph();
    OnnxNode square = graph.node("square");

    OnnxGraph changed =
        graph
            .replacing(graph.node("increase"), List.of())
            .replacing(square, List.of(square.withInputs(List.of("doubled", "doubled"))))
            .keepingOutputs(List.of("y"));

    assertArrayEquals(new float[] {4, 16}, TinyModel.run(model.withGraph(changed), "x", 1, 2));
  }

  @Test
  void bytesThatAreNoModelAreRefusedWithTheNameOfTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("broken.onnx");
    Files.writeString(file, "this is not a model", StandardCharsets.UTF_8);

    IOException e = assertThrows(IOException.class, () -> OnnxModel.read(file));

    assertTrue(e.toString().contains("broken.onnx is not a usable ONNX model"), e.toString());
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThrows(InvalidProtocolBufferException.class, () -> OnnxModel.parse(new byte[0]));
  }
}
