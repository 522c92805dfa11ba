package dev.repartee.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.AgentTools;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.engine.spi.ToolDescription;
import dev.repartee.server.config.AgentConfigException;
import dev.repartee.server.config.AgentFolder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentToolboxTest {
  private static final String AGENT = "name: R\ninstructions: x\n";
  private static final String TOOLS =
      """
      tools:
        - kind: http
          name: order_status
          description: Tells where an order is.
          parameters:
            properties:
              number: {type: integer, description: The order's number.}
            required: [number]
          url: http://127.0.0.1:8099/orders/{number}
        - kind: http
          name: cancel_order
          description: Cancels an order.
          method: POST
          url: http://127.0.0.1:8099/cancel
      """;

  private final Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final InferencePool inference = InferencePool.forThisMachine();

  AgentToolboxTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void stop() {
    inference.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private AgentToolbox open(String yaml)
      throws IOException, NoProviderException, AgentConfigException {
    Files.writeString(folder.resolve(AgentFolder.FILE_NAME), AGENT + yaml);
    return AgentToolbox.open(
        new AgentFolder(folder).read(),
        folder,
        new ProviderServices(
            vertx,
            inference,
            name -> {
              throw new IllegalStateException("tools need no models");
            }));
  }

  @Test
  void makesTheToolsOfTheFile() throws Exception {
    try (AgentToolbox box = open(TOOLS)) {
      AgentTools tools = box.forConversations();
      assertEquals(
          List.of("order_status", "cancel_order"),
          tools.descriptions().stream().map(ToolDescription::name).toList());
      assertEquals(List.of("Tools:          order_status, cancel_order"), box.report());
      assertEquals("One moment, please.", tools.fillers().get(0));
      assertEquals(500, tools.fillerAfterMs());
      assertEquals(5, tools.maxSteps());
    }
  }

  @Test
  void saysNothingOfToolsIfThereAreNone() throws Exception {
    try (AgentToolbox box = open("")) {
      assertEquals(List.of(), box.report());
    }
  }

  @Test
  void takesWhatIsSaidAboutTheirUse() throws Exception {
    try (AgentToolbox box =
        open("tool-use: {max-steps: 2, filler-after-ms: 900, fillers: [' Hm. ']}")) {
      assertEquals(new AgentTools(List.of(), 2, 900, List.of("Hm.")), box.forConversations());
    }
  }

  @Test
  void knowsNoFillersOfOtherLanguages() throws Exception {
    try (AgentToolbox box = open("language: de\n")) {
      assertEquals(List.of(), box.forConversations().fillers());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tools: [{kind: mcp}]|tools[0].kind: there is no kind of tool called mcp; choose one of: http
          tools: [{kind: http}]|tools[0].name: is missing
          tool-use: {max-steps: 0}|tool-use.max-steps: must be a whole number from 1 to 50
          tool-use: {filler: Hm}|tool-use.filler: is not known; use one of
          tool-use: {fillers: Hm}|tool-use.fillers: must be a list of texts
          tool-use: {fillers: [7]}|tool-use.fillers: must be a list of texts, but holds 7
          """)
  void namesTheFieldThatIsWrongAndTheRemedy(String yaml, String sentence) {
    String message = refusal(yaml);
    assertTrue(message.startsWith(sentence), message);
  }

  @Test
  void refusesTwoToolsOfOneName() {
    String message = refusal(TOOLS.replace("cancel_order", "order_status"));
    assertEquals(
        "tools[1].name: order_status is the name of another tool; give it its own", message);
  }

  private String refusal(String yaml) {
    return String.valueOf(
        assertThrows(SettingsException.class, () -> open(yaml).close()).getMessage());
  }
}
