package dev.repartee.llm.openai;

import static dev.repartee.llm.openai.ModelHarness.KEY;
import static dev.repartee.llm.openai.ModelHarness.QUESTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.LanguageModelContract;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Finished;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiCompatibleModelTest extends LanguageModelContract {
  private final ModelHarness harness = new ModelHarness();
  private final StubModelServer server = harness.server();

  @AfterEach
  void stop() {
    harness.close();
  }

  @Override
  protected LanguageModel model() {
    return harness.model();
  }

  @Override
  protected Vertx vertx() {
    return harness.vertx();
  }

  private static Finished finished(List<ReplyEvent> events) {
    return assertInstanceOf(Finished.class, events.get(events.size() - 1));
  }

  @Test
  void isNamedByModelAndHost() {
    assertTrue(model().displayName().startsWith("small-1 at 127.0.0.1:"), model().displayName());
  }

  @Test
  void sendsModelMessagesKeyAndParameters() {
    harness.use(
        new JsonObject()
            .put("parameters", new JsonObject().put("temperature", 0.2).put("max_tokens", 80)));
    ask(QUESTION).await();
    JsonObject body = server.bodies().get(0);
    assertEquals("small-1", body.getString("model"));
    assertEquals(true, body.getBoolean("stream"));
    assertEquals(0.2, body.getDouble("temperature"));
    assertEquals(80, body.getInteger("max_tokens"));
    assertEquals(
        new JsonArray()
            .add(new JsonObject().put("role", "system").put("content", "Be brief."))
            .add(new JsonObject().put("role", "user").put("content", "Are you open?")),
        body.getJsonArray("messages"));
    assertEquals("Bearer " + KEY, server.keys().get(0));
  }

  @Test
  void leavesOutWhatAParameterSetsToNull() {
    harness.use(new JsonObject().put("parameters", new JsonObject().putNull("stream_options")));
    ask(QUESTION).await();
    assertFalse(server.bodies().get(0).containsKey("stream_options"));
  }

  @Test
  void keepsThePromptsBeginningByteForByteAsTheConversationGrows() {
    Message first = new Message(Role.CALLER, "Are you open?", false);
    Message second = new Message(Role.AGENT, "Yes, until", true);
    Message third = new Message(Role.CALLER, "Where are you?", false);
    ask(new Prompt("Be brief.", List.of(first))).await();
    ask(new Prompt("Be brief.", List.of(first, second, third))).await();
    String earlier = messages(server.rawBodies().get(0));
    String later = messages(server.rawBodies().get(1));
    assertTrue(later.startsWith(earlier), earlier + "\n" + later);
    assertTrue(later.contains("\"Yes, until—\""), later);
  }

  private static String messages(String body) {
    return body.substring(0, body.indexOf("],\"stream\""));
  }

  @Test
  void joinsNeighboursOfOneRoleAndDropsEmptyRemarks() {
    ask(new Prompt(
            "",
            List.of(
                new Message(Role.CALLER, "One.", false),
                new Message(Role.AGENT, "", true),
                new Message(Role.CALLER, "Two.", false))))
        .await();
    assertEquals(
        new JsonArray().add(new JsonObject().put("role", "user").put("content", "One. Two.")),
        server.bodies().get(0).getJsonArray("messages"));
  }

  @Test
  void reportsUsageWhereTheServerDoes() {
    server.answerWith(
        StubModelServer.raw(
            StubModelServer.delta("Yes.")
                + StubModelServer.chunk("{}", "stop")
                + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":8}}}\n\ndata: [DONE]\n\n"));
    assertEquals(
        new Finished(FinishReason.STOP, new Usage(9, 2, 8)), finished(ask(QUESTION).await()));
  }

  @Test
  void toleratesTheDifferencesBetweenServers() {
    server.answerWith(
        StubModelServer.raw(
            """
            : keep-alive

            event: message
            id: 7
            data:{"choices":[{"delta":{"role":"assistant","content":null}}]}
            data:{"choices":[{"delta":{"reasoning_content":"hm"}}],"usage":null}
            data:{"choices":null}
            data:{"choices":[{"delta":{"content":"Yes."}}]}
            data:{"choices":[{"delta":{},"finish_reason":"eos"}]}"""
                .replace("\n", "\r\n")));
    List<ReplyEvent> events = ask(QUESTION).await();
    assertEquals("Yes.", text(events));
    assertEquals(FinishReason.STOP, finished(events).reason());
  }

  @Test
  void takesAWholeAnswerFromAServerThatDoesNotStream() {
    server.answerWith(
        request ->
            request
                .response()
                .putHeader("content-type", "application/json; charset=utf-8")
                .end(
                    "{\"choices\":[{\"message\":{\"content\":\"Yes.\"},"
                        + "\n\"finish_reason\":\"stop\"}]}"));
    assertEquals("Yes.", text(ask(QUESTION).await()));
  }

  @ParameterizedTest
  @CsvSource({"length,LENGTH", "content_filter,CONTENT_FILTER", "tool_calls,STOP"})
  void saysWhyTheAnswerEnded(String sent, FinishReason reason) {
    server.answerWith(
        StubModelServer.raw(
            StubModelServer.delta("Yes") + StubModelServer.chunk("{}", sent) + "data: [DONE]\n\n"));
    assertEquals(reason, finished(ask(QUESTION).await()).reason());
  }

  @Test
  void doesNotSpeakThoughts() {
    server.answerWith(
        request -> StubModelServer.speak(request, "<th", "ink>Hm, ", "hours</thi", "nk>Yes", "."));
    assertEquals("Yes.", text(ask(QUESTION).await()));
  }

  @Test
  void putsCharactersTogetherThatArriveInPieces() {
    server.answerWith(
        StubModelServer.byteByByte(StubModelServer.delta("Grüße, 世界 🎉") + "data: [DONE]\n\n"));
    assertEquals("Grüße, 世界 🎉", text(ask(QUESTION).await()));
  }

  @Test
  void finishesWhenTheServerForgetsToEndItsStream() {
    server.answerWith(
        request ->
            StubModelServer.stream(request)
                .write(StubModelServer.delta("Yes.") + StubModelServer.chunk("{}", "stop")));
    assertEquals("Yes.", text(ask(QUESTION).await()));
    server.awaitReset();
  }

  @Test
  void usesItsConnectionAgain() {
    ask(QUESTION).await();
    ask(QUESTION).await();
    assertFalse(server.wasReset());
  }

  @Test
  void resetsTheStreamWhenCancelledBeforeTheFirstToken() {
    server.answerWith(StubModelServer.nothing());
    Reply reply = ask(QUESTION);
    server.awaitRequest();
    assertFalse(server.wasReset());
    reply.cancel();
    server.awaitReset();
  }

  @Test
  void resetsTheStreamWhenCancelledInTheMiddle() {
    server.answerWith(
        request -> StubModelServer.stream(request).write(StubModelServer.delta("We are ")));
    Reply reply = ask(QUESTION);
    assertEquals("We are ", reply.awaitFirstText());
    assertFalse(server.wasReset());
    reply.cancel();
    server.awaitReset();
  }

  @Test
  void sendsTheHeadersOfTheSettings() {
    harness.use(new JsonObject().put("headers", new JsonObject().put("x-team", "bikes")));
    server.answerWith(
        (HttpServerRequest request) ->
            StubModelServer.speak(request, "for " + request.getHeader("x-team")));
    assertEquals("for bikes", text(ask(QUESTION).await()));
  }
}
