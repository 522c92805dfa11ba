package dev.repartee.llm.openai;

import static dev.repartee.llm.openai.ModelHarness.QUESTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.Prompt.ToolResult;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Finished;
import dev.repartee.engine.spi.ReplyEvent.TextDelta;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import dev.repartee.engine.spi.ToolDescription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tools on the wire: offered, asked for in pieces, and their results told. */
class OpenAiToolsTest {
  private static final JsonObject SCHEMA =
      new JsonObject()
          .put("type", "object")
          .put("properties", new JsonObject().put("city", new JsonObject().put("type", "string")))
          .put("required", new JsonArray().add("city"));
  private static final Finished ASKED = new Finished(FinishReason.TOOL_CALLS, Usage.UNKNOWN);

  private final ModelHarness harness = new ModelHarness();
  private final StubModelServer server = harness.server();

  @AfterEach
  void stop() {
    harness.close();
  }

  private static String piece(String toolCalls) {
    return StubModelServer.chunk("{\"tool_calls\":[" + toolCalls + "]}", "");
  }

  private List<ReplyEvent> answer(String... chunks) {
    server.answerWith(StubModelServer.raw(String.join("", chunks) + "data: [DONE]\n\n"));
    return harness.ask(QUESTION);
  }

  @Test
  void offersToolsAsFunctions() {
    harness.ask(
        new Prompt(
            "",
            QUESTION.entries(),
            List.of(new ToolDescription("weather", "Tells the weather.", SCHEMA))));
    assertEquals(
        new JsonArray()
            .add(
                new JsonObject()
                    .put("type", "function")
                    .put(
                        "function",
                        new JsonObject()
                            .put("name", "weather")
                            .put("description", "Tells the weather.")
                            .put("parameters", SCHEMA))),
        server.bodies().get(0).getJsonArray("tools"));
  }

  @Test
  void saysNothingOfToolsWhenThereAreNone() {
    harness.ask(QUESTION);
    assertFalse(server.bodies().get(0).containsKey("tools"));
  }

  @Test
  void putsCallsTogetherThatArriveInPiecesAfterTheText() {
    List<ReplyEvent> events =
        answer(
            StubModelServer.delta("Let me see."),
            piece("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}}"),
            piece("{\"index\":0,\"function\":{\"arguments\":\"{\\\"at\\\":\"}}"),
            piece(
                "{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"wait\",\"arguments\":\"{}\"}}"),
            piece("{\"index\":0,\"function\":{\"arguments\":\"1}\"}}"),
            StubModelServer.chunk("{}", "tool_calls"));
    assertEquals(
        List.of(
            new TextDelta("Let me see."),
            new ToolCall("a", "look", "{\"at\":1}"),
            new ToolCall("b", "wait", "{}"),
            ASKED),
        events);
  }

  @Test
  void toleratesTheDifferencesBetweenServers() {
    List<ReplyEvent> events =
        answer(
            piece("{\"id\":\"a\",\"function\":{\"name\":\"look\",\"arguments\":{\"at\":1}}}"),
            piece("{\"id\":\"b\",\"function\":{\"name\":\"wait\"}}"),
            piece("{\"index\":1,\"function\":{\"name\":\"rest\",\"arguments\":null}}"),
            piece("7"),
            StubModelServer.chunk("{}", "stop"));
    assertEquals(
        List.of(
            new ToolCall("a", "look", "{\"at\":1}"),
            new ToolCall("b", "wait", ""),
            new ToolCall("call_2", "rest", ""),
            ASKED),
        events);
  }

  @Test
  void takesCallsFromAServerThatDoesNotStream() {
    server.answerWith(
        request ->
            request
                .response()
                .putHeader("content-type", "application/json")
                .end(
                    "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"id\":\"a\","
                        + "\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]},"
                        + "\"finish_reason\":\"tool_calls\"}]}"));
    assertEquals(List.of(new ToolCall("a", "look", "{}"), ASKED), harness.ask(QUESTION));
  }

  @Test
  void refusesToCollectForEver() {
    String more = "x".repeat(10_000);
    server.answerWith(
        StubModelServer.raw(
            piece("{\"index\":0,\"id\":\"a\",\"function\":{\"arguments\":\"" + more + "\"}}")
                .repeat(7)));
    assertTrue(harness.failure(QUESTION).message().contains("endless tool calls"));
  }

  @Test
  void tellsTheServerWhatWasAskedAndWhatCameOfIt() {
    harness.ask(
        new Prompt(
            "",
            List.of(
                new Message(Role.CALLER, "Is it sunny?", false),
                new Message(Role.AGENT, "Let me see.", false),
                new ToolRequest("a", "weather", "{\"city\":\"Tokyo\"}"),
                new ToolRequest("b", "weather", "{\"city\":"),
                new ToolResult("a", "weather", "sunny", false),
                new ToolResult("b", "weather", "No city was given.", true),
                new Message(Role.AGENT, "It is sunny.", false)),
            List.of()));
    JsonArray messages = server.bodies().get(0).getJsonArray("messages");
    assertEquals(5, messages.size());
    JsonObject asked = messages.getJsonObject(1);
    assertEquals("assistant", asked.getString("role"));
    assertEquals("Let me see.", asked.getString("content"));
    assertEquals(
        new JsonArray().add(call("a", "{\"city\":\"Tokyo\"}")).add(call("b", "{}")),
        asked.getJsonArray("tool_calls"));
    assertEquals(
        new JsonObject().put("role", "tool").put("tool_call_id", "a").put("content", "sunny"),
        messages.getJsonObject(2));
    assertEquals("Error: No city was given.", messages.getJsonObject(3).getString("content"));
    assertEquals("It is sunny.", messages.getJsonObject(4).getString("content"));
  }

  private static JsonObject call(String id, String arguments) {
    return new JsonObject()
        .put("id", id)
        .put("type", "function")
        .put("function", new JsonObject().put("name", "weather").put("arguments", arguments));
  }
}
