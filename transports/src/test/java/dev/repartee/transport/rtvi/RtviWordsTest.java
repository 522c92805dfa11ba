package dev.repartee.transport.rtvi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may say, in order and out of it. */
class RtviWordsTest {
  private final FakeLine line = new FakeLine();
  private final RtviWords words =
      new RtviWords(line, "1.2.3", InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));

  @BeforeEach
  void connect() {
    words.onConnected();
  }

  @Test
  void theConversationBeginsWhenTheClientIsReady() {
    say("1", "client-ready", new JsonObject().put("version", "2.1.0"));

    assertEquals(List.of("begun"), line.deeds());
    JsonObject ready = line.takeSent().get(0);
    assertEquals("rtvi-ai", ready.getString("label"));
    assertEquals("bot-ready", ready.getString("type"));
    assertEquals("1", ready.getString("id"));
    assertEquals("2.1.0", ready.getJsonObject("data").getString("version"));
    assertEquals(
        new JsonObject().put("library", "repartee").put("library_version", "1.2.3"),
        ready.getJsonObject("data").getJsonObject("about"));
  }

  @Test
  void aClientThatComesBackWithoutSayingSoIsServedAfterTwoSeconds() {
    line.loop().advanceSeconds(1.9);
    assertEquals(List.of(), line.deeds());
    line.loop().advanceSeconds(0.2);
    assertEquals(List.of("begun"), line.deeds());
    say("1", "send-text", new JsonObject().put("content", "Hello"));
    assertEquals(List.of("begun", "typed Hello"), line.deeds());
  }

  @Test
  void aClientOfAnotherVersionIsWarnedAndServed() {
    say("1", "client-ready", new JsonObject().put("version", "7.0.0"));

    assertEquals(List.of("error-response", "bot-ready"), line.takeTold());
    assertEquals(List.of("begun"), line.deeds());
  }

  @Test
  void nothingCanBeAskedForBeforeTheConversationBegins() {
    say("1", "send-text", new JsonObject().put("content", "Hello"));

    assertEquals(List.of(), line.deeds());
    assertErrorResponse("1", "Send client-ready first.");
  }

  @Test
  void typedTextAndKeysReachTheAgent() {
    begin();
    say("1", "send-text", new JsonObject().put("content", "Hello").put("options", null));
    say("2", "dtmf", new JsonObject().put("buttons", new JsonArray().add("4").add("2").add("#")));
    say("3", "dtmf", new JsonObject().put("button", "7"));
    line.loop().advanceSeconds(3);

    assertEquals(List.of("typed Hello", "typed 42", "typed 7"), line.deeds());
    assertEquals(List.of(), line.takeTold());
  }

  @ParameterizedTest
  @CsvSource({"hush, hushed", "talk_started, talk started", "talk_ended, talk ended"})
  void requestsThatTheAgentKnowsAreDoneAndAnswered(String name, String deed) {
    begin();
    say("1", "client-message", new JsonObject().put("t", name));

    assertEquals(List.of(deed), line.deeds());
    JsonObject answer = line.takeSent().get(0);
    assertEquals("server-response", answer.getString("type"));
    assertEquals("1", answer.getString("id"));
    assertEquals(name, answer.getJsonObject("data").getString("t"));
  }

  @Test
  void thePageMayReportHowLongSoundWaitsToBeHeard() {
    begin();
    JsonObject report = new JsonObject().put("t", "playback");
    say("1", "client-message", report.copy().put("d", new JsonObject().put("delay_ms", 80)));
    assertEquals(List.of("delay 80"), line.deeds());
    assertEquals(List.of("server-response"), line.takeTold());
    say("2", "client-message", report.copy().put("d", new JsonObject().put("delay_ms", 2_001)));
    assertErrorResponse("2", "delay_ms must be a number from 0 to 2000.");
    say("3", "client-message", report.copy().put("d", "soon"));
    assertErrorResponse("3", "delay_ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ui-snapshot              | {}                             | no use for messages of type ui-snapshot
          llm-function-call-result | {"function_name":"x"}          | no use for messages of type llm-func
          send-text                | {"content":" "}                | content is missing or blank
          send-text                | {"content":7}                  | content is missing or blank
          send-text                | {}                             | content is missing or blank
          send-text                | {"content":"a","options":{"run_immediately":1}}     | true or false
          send-text                | {"content":"a","options":{"audio_response":"no"}}   | true or false
          send-text                | {"content":"a","options":{"run_immediately":false}} | run_immediately: false is not
          send-text                | {"content":"a","options":{"audio_response":false}}  | audio_response: false is not
          client-message           | {"t":"make-coffee"}            | does not know the message make-coffee
          client-message           | {"t":7}                        | t must be text
          dtmf                     | {"buttons":["x"]}              | buttons must be
          dtmf                     | {"buttons":[null]}             | buttons must be
          dtmf                     | {"buttons":7}                  | buttons must be
          """)
  void whatCannotBeMetIsRefusedByItsId(String type, String data, String reason) {
    begin();
    say("some-id", type, new JsonObject(data));

    assertErrorResponse("some-id", reason);
    assertEquals(List.of(), line.deeds());
  }

  @Test
  void tooLongATextIsRefused() {
    begin();
    say("1", "send-text", new JsonObject().put("content", "x".repeat(4_001)));

    assertErrorResponse("1", "content has 4001 characters, but at most 4000 are read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        "{}",
        "{\"label\":\"rtvi-ai\"}",
        "{\"label\":\"rtvi-ai\",\"id\":7,\"type\":\"send-text\"}",
        "{\"label\":\"other\",\"id\":\"1\",\"type\":\"send-text\"}"
      })
  void whatIsNoMessageIsAnErrorThatEndsNothing(String text) {
    begin();
    words.onMessage(text);

    JsonObject error = line.takeSent().get(0);
    assertEquals("error", error.getString("type"));
    assertEquals(false, error.getJsonObject("data").getBoolean("fatal"));
    assertTrue(error.getJsonObject("data").getString("error").endsWith("."));
    assertEquals(List.of(), line.deeds());
  }

  @Test
  void aMessageWhoseDataIsNoObjectIsRefused() {
    begin();
    words.onMessage("{\"label\":\"rtvi-ai\",\"id\":\"1\",\"type\":\"send-text\",\"data\":[1]}");
    assertErrorResponse("1", "content is missing");
    words.onMessage("{\"label\":\"rtvi-ai\",\"id\":\"2\",\"type\":{}}");
    assertErrorResponse("2", "type must be text");
  }

  @Test
  void signsOfLifeAndTheStateOfTracksAskForNothing() {
    begin();
    words.onMessage("ping: 1767323045000");
    words.onMessage(
        "{\"type\":\"signalling\",\"message\":{\"type\":\"trackStatus\",\"receiver_index\":0,"
            + "\"enabled\":false}}");

    assertEquals(List.of(), line.takeTold());
    assertEquals(List.of(), line.deeds());
  }

  @Test
  void aClientThatSendsTheAgentAwayIsHungUpOn() {
    begin();
    say("1", "disconnect-bot", new JsonObject());

    assertEquals(List.of("closed: The caller has sent the agent away."), line.deeds());
  }

  @Test
  void theClientIsToldThatTheAgentLeaves() {
    words.onEnd();

    assertEquals(
        List.of(
            new JsonObject()
                .put("type", "signalling")
                .put("message", new JsonObject().put("type", "peerLeft"))),
        line.takeSent());
    line.loop().advanceSeconds(5);
    assertEquals(List.of(), line.deeds(), "nothing begins after the end");
  }

  @Test
  void aClientWithTooManyFaultsIsHungUpOn() {
    begin();
    for (int i = 0; i < 20; i++) {
      words.onRefusedMessage("A message must be text.");
    }
    assertEquals(List.of(), line.deeds());
    words.onMessage("nonsense");

    assertEquals(List.of("closed: More than 20 messages could not be used."), line.deeds());
    List<JsonObject> sent = line.takeSent();
    assertEquals(true, sent.get(sent.size() - 1).getJsonObject("data").getBoolean("fatal"));
  }

  @Test
  void aFloodEndsTheCallButManyMessagesInTimeDoNot() {
    begin();
    line.loop().advanceSeconds(1);
    for (int second = 0; second < 5; second++) {
      for (int i = 0; i < 500; i++) {
        words.onMessage("ping");
      }
      line.loop().advanceSeconds(1);
    }
    assertEquals(List.of(), line.deeds());
    for (int i = 0; i < 501; i++) {
      words.onMessage("ping");
    }

    assertEquals(List.of("closed: More than 500 messages came within a second."), line.deeds());
  }

  private void begin() {
    say("0", "client-ready", new JsonObject().put("version", "2.1.0"));
    line.takeSent();
    line.deeds().clear();
  }

  private void say(String id, String type, JsonObject data) {
    words.onMessage(
        new JsonObject()
            .put("label", "rtvi-ai")
            .put("id", id)
            .put("type", type)
            .put("data", data)
            .encode());
  }

  private void assertErrorResponse(String id, String reason) {
    List<JsonObject> sent = line.takeSent();
    assertEquals(1, sent.size());
    assertEquals("error-response", sent.get(0).getString("type"));
    assertEquals(id, sent.get(0).getString("id"));
    String sentence = sent.get(0).getJsonObject("data").getString("error");
    assertTrue(sentence.contains(reason), sentence);
  }
}
