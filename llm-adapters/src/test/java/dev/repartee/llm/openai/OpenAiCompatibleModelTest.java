package dev.repartee.llm.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.LanguageModelContract;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.Failed;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Finished;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiCompatibleModelTest extends LanguageModelContract {
  private static final String KEY = "sk-very-secret";
  private static final Prompt QUESTION =
      new Prompt("Be brief.", List.of(new Message(Role.CALLER, "Are you open?", false)));

  private final Vertx vertx = Vertx.vertx();
  private final StubModelServer server = new StubModelServer(vertx);
  private LanguageModel model = model(new JsonObject());

  @BeforeEach
  void start() {
    model = model(new JsonObject());
  }

  @AfterEach
  void stop() {
    model.close();
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Override
  protected LanguageModel model() {
    return model;
  }

  @Override
  protected Vertx vertx() {
    return vertx;
  }

  private LanguageModel model(JsonObject extra) {
    JsonObject values =
        new JsonObject()
            .put("base-url", server.baseUrl())
            .put("key", KEY)
            .put("model", "small-1")
            .mergeIn(extra);
    return new OpenAiCompatibleModel(
        vertx, OpenAiSettings.read(new ProviderSettings("llm", values), name -> Optional.empty()));
  }

  private void use(JsonObject extra) {
    model.close();
    model = model(extra);
  }

  private Failed failure(Prompt prompt) {
    List<ReplyEvent> events = ask(prompt).await();
    Failed failed = assertInstanceOf(Failed.class, events.get(events.size() - 1));
    assertFalse(failed.message().contains(KEY), failed.message());
    return failed;
  }

  private static Finished finished(List<ReplyEvent> events) {
    return assertInstanceOf(Finished.class, events.get(events.size() - 1));
  }

  @Test
  void isNamedByModelAndHost() {
    assertTrue(model.displayName().startsWith("small-1 at 127.0.0.1:"), model.displayName());
  }

  @Test
  void sendsModelMessagesKeyAndParameters() {
    use(
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
    use(new JsonObject().put("parameters", new JsonObject().putNull("stream_options")));
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

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void saysThatTheKeyWasRefusedWithoutShowingIt(int status) {
    server.answerWith(
        StubModelServer.status(status, "{\"error\":{\"message\":\"Incorrect key " + KEY + "\"}}"));
    Failed failed = failure(QUESTION);
    assertEquals(FailureKind.UNAUTHORIZED, failed.kind());
    assertFalse(failed.retryable());
    assertTrue(failed.message().startsWith("The key was refused by 127.0.0.1"), failed.message());
    assertTrue(failed.message().contains("llm.key-env"), failed.message());
    assertEquals(1, server.bodies().size());
  }

  @Test
  void quotesAWrongRequestWithTheKeyMasked() {
    server.answerWith(
        StubModelServer.status(
            404, "{\"error\":{\"message\":\"no model small-1 for " + KEY + "\"}}"));
    Failed failed = failure(QUESTION);
    assertEquals(FailureKind.INVALID_REQUEST, failed.kind());
    assertTrue(failed.message().contains("It says: no model small-1 for [key]"), failed.message());
  }

  @Test
  void doesNotFollowRedirects() {
    server.answerWith(
        request ->
            request.response().setStatusCode(302).putHeader("location", "http://a.test").end());
    assertEquals(FailureKind.INVALID_REQUEST, failure(QUESTION).kind());
  }

  @Test
  void asksOnceMoreWhenTheServerFailsBeforeTheFirstText() {
    server.answerWith(StubModelServer.status(500, "oops"));
    assertEquals("Hello you.", text(ask(QUESTION).await()));
    assertEquals(2, server.bodies().size());
  }

  @Test
  void givesUpAfterTheSecondFailure() {
    server.otherwise(StubModelServer.status(503, "oops"));
    Failed failed = failure(QUESTION);
    assertEquals(FailureKind.UNAVAILABLE, failed.kind());
    assertTrue(failed.retryable());
    assertEquals(2, server.bodies().size());
  }

  @Test
  void doesNotAskAgainWhenTheServerWantsALongPause() {
    server.answerWith(
        request -> request.response().setStatusCode(429).putHeader("retry-after", "30").end("{}"));
    Failed failed = failure(QUESTION);
    assertEquals(FailureKind.RATE_LIMITED, failed.kind());
    assertEquals(1, server.bodies().size());
  }

  @Test
  void reportsAServerThatIsNotThere() {
    server.close();
    Failed failed = failure(QUESTION);
    assertEquals(FailureKind.UNAVAILABLE, failed.kind());
    assertTrue(failed.message().startsWith("Nobody answers at 127.0.0.1"), failed.message());
  }

  @Test
  void resetsAServerThatDoesNotBegin() {
    use(new JsonObject().put("first-token-timeout-ms", 60));
    server.otherwise(StubModelServer.nothing());
    Failed failed = failure(QUESTION);
    assertEquals(FailureKind.TIMEOUT, failed.kind());
    assertTrue(failed.message().contains("within 60 ms"), failed.message());
    server.awaitReset();
  }

  @Test
  void resetsAServerThatStopsInTheMiddle() {
    use(new JsonObject().put("idle-timeout-ms", 60));
    server.answerWith(
        request -> StubModelServer.stream(request).write(StubModelServer.delta("We are ")));
    List<ReplyEvent> events = ask(QUESTION).await();
    assertEquals("We are ", text(events));
    assertEquals(
        FailureKind.TIMEOUT, assertInstanceOf(Failed.class, events.get(events.size() - 1)).kind());
    server.awaitReset();
  }

  @Test
  void doesNotTakeKeepAliveCommentsForAnAnswer() {
    use(new JsonObject().put("first-token-timeout-ms", 100));
    server.answerWith(
        request -> {
          HttpServerResponse response = StubModelServer.stream(request);
          vertx.setPeriodic(20, tick -> response.write(": still here\n\n"));
        });
    assertEquals(FailureKind.TIMEOUT, failure(QUESTION).kind());
  }

  @Test
  void reportsAnAnswerCutInMidSentenceAndDoesNotBeginItAgain() {
    server.answerWith(
        request ->
            StubModelServer.stream(request)
                .write(StubModelServer.delta("We are "))
                .onComplete(written -> request.connection().close()));
    Failed failed = failure(QUESTION);
    assertEquals(FailureKind.UNAVAILABLE, failed.kind());
    assertTrue(failed.message().contains("broke off"), failed.message());
    assertEquals(1, server.bodies().size());
  }

  @Test
  void takesAStreamThatEndsWithoutItsMarkForCut() {
    server.answerWith(StubModelServer.raw(StubModelServer.delta("We are ")));
    assertTrue(failure(QUESTION).message().contains("broke off"));
  }

  @Test
  void asksOnceMoreWhenTheConnectionBreaksBeforeTheFirstText() {
    server.answerWith(request -> request.connection().close());
    assertEquals("Hello you.", text(ask(QUESTION).await()));
  }

  @ParameterizedTest
  @CsvSource({
    "rate_limit_exceeded,RATE_LIMITED",
    "authentication_error,UNAUTHORIZED",
    "invalid_request_error,INVALID_REQUEST",
    "server_error,UNAVAILABLE"
  })
  void understandsAnErrorInsideAStream(String type, FailureKind kind) {
    String error = "data: {\"error\":{\"message\":\"sorry\",\"type\":\"" + type + "\"}}\n\n";
    server.answerWith(StubModelServer.raw(StubModelServer.delta("We ") + error));
    assertEquals(kind, failure(QUESTION).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data: {\"choices\":[{\"del\n\n", "data: <html>\n\n", "<html>hello</html>", ""})
  void saysThatGarbageIsNotAnAnswer(String garbage) {
    server.answerWith(StubModelServer.raw(garbage));
    Failed failed = failure(QUESTION);
    assertEquals(FailureKind.UNAVAILABLE, failed.kind());
    assertTrue(failed.message().contains("base-url"), failed.message());
  }

  @Test
  void refusesAnEndlessLine() {
    server.answerWith(
        request -> {
          HttpServerResponse response = StubModelServer.stream(request);
          String piece = "x".repeat(1 << 16);
          response.write("data: ");
          for (int i = 0; i < 17; i++) {
            response.write(piece);
          }
        });
    assertTrue(failure(QUESTION).message().contains("an endless line"));
    server.awaitReset();
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
  void sendsNoKeyToAServerThatNeedsNone() {
    use(new JsonObject().putNull("key"));
    ask(QUESTION).await();
    assertEquals("null", server.keys().get(0));
    server.answerWith(StubModelServer.status(401, ""));
    assertTrue(failure(QUESTION).message().contains("wants a key; set llm.key-env"));
  }

  @Test
  void sendsTheHeadersOfTheSettings() {
    use(new JsonObject().put("headers", new JsonObject().put("x-team", "bikes")));
    server.answerWith(
        (HttpServerRequest request) ->
            StubModelServer.speak(request, "for " + request.getHeader("x-team")));
    assertEquals("for bikes", text(ask(QUESTION).await()));
  }
}
