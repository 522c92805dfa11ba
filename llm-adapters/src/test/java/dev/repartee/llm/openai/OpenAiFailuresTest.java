package dev.repartee.llm.openai;

import static dev.repartee.llm.openai.ModelHarness.KEY;
import static dev.repartee.llm.openai.ModelHarness.QUESTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.Failed;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told when the server does not do its work. */
@Timeout(60)
class OpenAiFailuresTest {
  private final ModelHarness harness = new ModelHarness();
  private final StubModelServer server = harness.server();

  @AfterEach
  void stop() {
    harness.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void saysThatTheKeyWasRefusedWithoutShowingIt(int status) {
    server.answerWith(
        StubModelServer.status(status, "{\"error\":{\"message\":\"Incorrect key " + KEY + "\"}}"));
    Failed failed = harness.failure(QUESTION);
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
    Failed failed = harness.failure(QUESTION);
    assertEquals(FailureKind.INVALID_REQUEST, failed.kind());
    assertTrue(failed.message().contains("It says: no model small-1 for [key]"), failed.message());
  }

  @Test
  void doesNotFollowRedirects() {
    server.answerWith(
        request ->
            request.response().setStatusCode(302).putHeader("location", "http://a.test").end());
    assertEquals(FailureKind.INVALID_REQUEST, harness.failure(QUESTION).kind());
  }

  @Test
  void asksOnceMoreWhenTheServerFailsBeforeTheFirstText() {
    server.answerWith(StubModelServer.status(500, "oops"));
    assertEquals("Hello you.", text(harness.ask(QUESTION)));
    assertEquals(2, server.bodies().size());
  }

  @Test
  void givesUpAfterTheSecondFailure() {
    server.otherwise(StubModelServer.status(503, "oops"));
    Failed failed = harness.failure(QUESTION);
    assertEquals(FailureKind.UNAVAILABLE, failed.kind());
    assertTrue(failed.retryable());
    assertEquals(2, server.bodies().size());
  }

  @Test
  void doesNotAskAgainWhenTheServerWantsALongPause() {
    server.answerWith(
        request -> request.response().setStatusCode(429).putHeader("retry-after", "30").end("{}"));
    Failed failed = harness.failure(QUESTION);
    assertEquals(FailureKind.RATE_LIMITED, failed.kind());
    assertEquals(1, server.bodies().size());
  }

  @Test
  void reportsAServerThatIsNotThere() {
    server.close();
    Failed failed = harness.failure(QUESTION);
    assertEquals(FailureKind.UNAVAILABLE, failed.kind());
    assertTrue(failed.message().startsWith("Nobody answers at 127.0.0.1"), failed.message());
  }

  @Test
  void resetsAServerThatDoesNotBegin() {
    harness.use(new JsonObject().put("first-token-timeout-ms", 60));
    server.otherwise(StubModelServer.nothing());
    Failed failed = harness.failure(QUESTION);
    assertEquals(FailureKind.TIMEOUT, failed.kind());
    assertTrue(failed.message().contains("within 60 ms"), failed.message());
    server.awaitReset();
  }

  @Test
  void resetsAServerThatStopsInTheMiddle() {
    harness.use(new JsonObject().put("idle-timeout-ms", 60));
    server.answerWith(
        request -> StubModelServer.stream(request).write(StubModelServer.delta("We are ")));
    List<ReplyEvent> events = harness.ask(QUESTION);
    assertEquals("We are ", text(events));
    assertEquals(
        FailureKind.TIMEOUT, assertInstanceOf(Failed.class, events.get(events.size() - 1)).kind());
    server.awaitReset();
  }

  @Test
  void doesNotTakeKeepAliveCommentsForAnAnswer() {
    harness.use(new JsonObject().put("first-token-timeout-ms", 100));
    server.answerWith(
        request -> {
          HttpServerResponse response = StubModelServer.stream(request);
          harness.vertx().setPeriodic(20, tick -> response.write(": still here\n\n"));
        });
    assertEquals(FailureKind.TIMEOUT, harness.failure(QUESTION).kind());
  }

  @Test
  void reportsAnAnswerCutInMidSentenceAndDoesNotBeginItAgain() {
    server.answerWith(
        request ->
            StubModelServer.stream(request)
                .write(StubModelServer.delta("We are "))
                .onComplete(written -> request.connection().close()));
    Failed failed = harness.failure(QUESTION);
    assertEquals(FailureKind.UNAVAILABLE, failed.kind());
    assertTrue(failed.message().contains("broke off"), failed.message());
    assertEquals(1, server.bodies().size());
  }

  @Test
  void takesAStreamThatEndsWithoutItsMarkForCut() {
    server.answerWith(StubModelServer.raw(StubModelServer.delta("We are ")));
    assertTrue(harness.failure(QUESTION).message().contains("broke off"));
  }

  @Test
  void asksOnceMoreWhenTheConnectionBreaksBeforeTheFirstText() {
    server.answerWith(request -> request.connection().close());
    assertEquals("Hello you.", text(harness.ask(QUESTION)));
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
    assertEquals(kind, harness.failure(QUESTION).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data: {\"choices\":[{\"del\n\n", "data: <html>\n\n", "<html>hello</html>", ""})
  void saysThatGarbageIsNotAnAnswer(String garbage) {
    server.answerWith(StubModelServer.raw(garbage));
    Failed failed = harness.failure(QUESTION);
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
    assertTrue(harness.failure(QUESTION).message().contains("an endless line"));
    server.awaitReset();
  }

  @Test
  void sendsNoKeyToAServerThatNeedsNone() {
    harness.use(new JsonObject().putNull("key"));
    harness.ask(QUESTION);
    assertEquals("null", server.keys().get(0));
    server.answerWith(StubModelServer.status(401, ""));
    assertTrue(harness.failure(QUESTION).message().contains("wants a key; set llm.key-env"));
  }

  private static String text(List<ReplyEvent> events) {
    StringBuilder text = new StringBuilder();
    for (ReplyEvent event : events) {
      text.append(event instanceof ReplyEvent.TextDelta delta ? delta.text() : "");
    }
    return text.toString();
  }
}
