package dev.repartee.transport.rtvi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.FinalTranscript;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.event.ConversationEvent.PartialTranscript;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client is told. */
class RtviTellingTest {
  private final FakeLine line = new FakeLine();
  private final RtviTelling telling =
      new RtviTelling(
          line::send, "call-1", InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678901Z")));

  @Test
  void tellsWhatTheCallerSaysAndWhenItIsSettled() {
    tell(
        new ConversationEvent.SpeechStarted(0, 0),
        new PartialTranscript(0, 1, "What are", 1),
        new ConversationEvent.SpeechStopped(0, 0),
        new FinalTranscript(0, 1, "What are your hours?"),
        committed(1, "What are your hours?", CommitReason.SILENCE));

    List<JsonObject> sent = line.takeSent();
    assertEquals(
        List.of(
            "user-started-speaking",
            "user-transcription",
            "user-stopped-speaking",
            "user-transcription",
            "user-transcription",
            "user-llm-text"),
        sent.stream().map(message -> message.getString("type")).toList());
    assertEquals(false, sent.get(3).getJsonObject("data").getBoolean("final"));
    assertEquals(
        new JsonObject()
            .put("text", "What are your hours?")
            .put("final", true)
            .put("timestamp", "2026-01-02T03:04:05.678Z")
            .put("user_id", "call-1"),
        sent.get(4).getJsonObject("data"));
  }

  @Test
  void tellsTypedTextAsTheTurnButNotAsSpeech() {
    tell(committed(1, "Hello", CommitReason.TYPED));

    assertEquals(List.of("user-llm-text: Hello"), line.takeTold());
  }

  @Test
  void tellsOfATurnThatGoesOnOnlyTheRest() {
    tell(
        committed(1, "I would like.", CommitReason.SILENCE),
        new ConversationEvent.TurnReopened(0, 1, 0),
        committed(1, "I would like. A bicycle.", CommitReason.SILENCE),
        committed(2, "I would like. A bicycle.", CommitReason.SILENCE));

    assertEquals(
        List.of(
            "user-transcription: I would like.",
            "user-llm-text: I would like.",
            "user-transcription: A bicycle.",
            "user-llm-text: I would like. A bicycle.",
            "user-transcription: I would like. A bicycle.",
            "user-llm-text: I would like. A bicycle."),
        line.takeTold());
  }

  @Test
  void tellsAReplySentenceBySentenceAndWordByWord() {
    tell(
        new ReplyText(0, 1, "Yes, we do. We a"),
        new ReplyText(0, 1, "re open."),
        new StateChanged(0, AgentState.SPEAKING),
        new ReplyStarted(0, 1, 1),
        word(0, 4),
        word(5, 7),
        word(8, 11),
        word(12, 14),
        word(15, 18),
        word(19, 24),
        new ReplyEnded(0, 1, "Yes, we do. We are open.", false, false),
        new StateChanged(0, AgentState.LISTENING));

    assertEquals(
        List.of(
            "bot-llm-started",
            "bot-llm-text: Yes, we do. We a",
            "bot-llm-text: re open.",
            "bot-started-speaking",
            "bot-tts-started",
            "bot-output: Yes, we do.",
            "bot-output: Yes, we do.",
            "bot-tts-text: Yes,",
            "bot-output: Yes, we do.",
            "bot-tts-text: we",
            "bot-output: Yes, we do.",
            "bot-tts-text: do.",
            "bot-output: We are open.",
            "bot-output: We are open.",
            "bot-tts-text: We",
            "bot-output: We are open.",
            "bot-tts-text: are",
            "bot-output: We are open.",
            "bot-tts-text: open.",
            "bot-transcription: Yes, we do. We are open.",
            "bot-tts-stopped",
            "bot-llm-stopped",
            "bot-stopped-speaking"),
        line.takeTold());
  }

  @Test
  void tellsHowFarASentenceWasHeard() {
    tell(new ReplyText(0, 1, "We are open. Do come."), new ReplyStarted(0, 1, 1), word(0, 2));
    tell(word(3, 6), word(7, 12));

    List<JsonObject> outputs = outputs();
    assertEquals(List.of("new", "in-progress", "in-progress", "completed"), statuses(outputs));
    assertProgress(outputs.get(0), 1, "", "We are open.");
    assertProgress(outputs.get(1), 1, "We", " are open.");
    assertProgress(outputs.get(2), 1, "We are", " open.");
    assertProgress(outputs.get(3), 1, "We are open.", "");
  }

  @Test
  void tellsAfterAnInterruptionNothingThatWasNotHeard() {
    tell(
        new ReplyText(0, 1, "We are open. Do come. And bring friends."),
        new ReplyStarted(0, 1, 1),
        word(0, 2),
        word(3, 6),
        new ReplyEnded(0, 1, "We are", true, false));

    List<JsonObject> sent = line.takeSent();
    assertEquals(
        List.of("We are open."),
        sent.stream()
            .filter(message -> message.getString("type").equals("bot-output"))
            .map(message -> message.getJsonObject("data").getString("text"))
            .distinct()
            .toList());
    JsonObject last =
        sent.stream()
            .filter(message -> message.getString("type").equals("bot-output"))
            .reduce((first, second) -> second)
            .orElseThrow()
            .getJsonObject("data");
    assertProgress(last, 1, "We are", " open.");
    assertEquals(
        List.of("We are"),
        sent.stream()
            .filter(message -> message.getString("type").equals("bot-transcription"))
            .map(message -> message.getJsonObject("data").getString("text"))
            .toList());
  }

  @Test
  void doesNotWaitForTheEndOfASentenceWhoseWordsAreHeard() {
    tell(new ReplyText(0, 1, "Well, let me thi"), new ReplyStarted(0, 1, 1), word(0, 5));
    tell(new ReplyText(0, 1, "nk. Yes."), word(6, 9), word(10, 12), word(13, 19), word(20, 24));

    List<JsonObject> outputs = outputs();
    assertEquals(
        List.of("Well, let me", "think.", "Yes."),
        outputs.stream().map(output -> output.getString("text")).distinct().toList());
    assertEquals(3, statuses(outputs).stream().filter("completed"::equals).count());
  }

  @Test
  void countsSentencesOnThroughTheCall() {
    tell(new ReplyText(0, 1, "One."), new ReplyStarted(0, 1, 0));
    tell(new ReplyEnded(0, 1, "One.", false, false));
    tell(new ReplyText(0, 2, "Two."), new ReplyStarted(0, 2, 1));
    tell(new ReplyEnded(0, 2, "Two.", false, false));

    assertEquals(
        List.of(1, 1, 2, 2),
        outputs().stream().map(output -> output.getInteger("segment_id")).toList());
  }

  @Test
  void tellsNothingAsHeardOfAReplyThatWasTakenBack() {
    tell(new ReplyText(0, 1, "We are."), new ReplyEnded(0, 1, "", true, true));

    assertEquals(
        List.of("bot-llm-started", "bot-llm-text: We are.", "bot-llm-stopped"), line.takeTold());
  }

  @Test
  void tellsToolsByNameAndEachUseByANumber() {
    tell(
        new ConversationEvent.ToolStarted(0, 1, "weather"),
        new ConversationEvent.ToolStarted(0, 1, "weather"),
        new ConversationEvent.ToolEnded(0, 1, "weather", 5, false),
        new ConversationEvent.ToolEnded(0, 1, "weather", 5, true),
        new ConversationEvent.ToolEnded(0, 1, "unheard-of", 5, false));

    List<JsonObject> sent = line.takeSent();
    assertEquals(6, sent.size());
    assertEquals(
        new JsonObject().put("function_name", "weather"), sent.get(0).getJsonObject("data"));
    assertEquals("tool-1", sent.get(1).getJsonObject("data").getString("tool_call_id"));
    assertEquals("llm-function-call-stopped", sent.get(4).getString("type"));
    assertEquals(
        new JsonObject()
            .put("function_name", "weather")
            .put("tool_call_id", "tool-1")
            .put("cancelled", false),
        sent.get(4).getJsonObject("data"));
    assertEquals("tool-2", sent.get(5).getJsonObject("data").getString("tool_call_id"));
  }

  @Test
  void tellsTimesInSecondsAndLeavesOutWhatWasNotMeasured() {
    tell(new ConversationEvent.TurnLatency(0, 1, 40L, 300L, 20L, 300L, 312L, 500L));
    tell(new ConversationEvent.TurnLatency(0, 2, null, null, null, null, null, null));

    List<JsonObject> sent = line.takeSent();
    assertEquals(1, sent.size());
    assertEquals(
        new JsonObject(
            "{\"ttfb\":[{\"processor\":\"recognition\",\"value\":0.04},"
                + "{\"processor\":\"voice\",\"value\":0.012}],"
                + "\"processing\":[{\"processor\":\"answer\",\"value\":0.5}]}"),
        sent.get(0).getJsonObject("data"));
  }

  @Test
  void tellsNoTimeOfRecognitionWhereNothingWasSpoken() {
    tell(
        committed(1, "Hello", CommitReason.TYPED),
        new ConversationEvent.TurnLatency(0, 1, 0L, 0L, 20L, null, null, null));

    assertEquals(
        new JsonObject("{\"ttfb\":[{\"processor\":\"model\",\"value\":0.02}]}"),
        line.takeSent().get(1).getJsonObject("data"));
  }

  @Test
  void tellsProblemsAsErrorsThatEndNothing() {
    tell(new ConversationEvent.Problem(0, Part.MODEL, "The model does not answer."));

    JsonObject error = line.takeSent().get(0);
    assertEquals("error", error.getString("type"));
    assertEquals("The model does not answer.", error.getJsonObject("data").getString("error"));
    assertEquals(false, error.getJsonObject("data").getBoolean("fatal"));
  }

  private void tell(ConversationEvent... events) {
    for (ConversationEvent event : events) {
      telling.on(event);
    }
  }

  private List<JsonObject> outputs() {
    return line.takeSent().stream()
        .filter(message -> message.getString("type").equals("bot-output"))
        .map(message -> message.getJsonObject("data"))
        .toList();
  }

  private static List<String> statuses(List<JsonObject> outputs) {
    return outputs.stream().map(output -> output.getString("spoken_status")).toList();
  }

  private static void assertProgress(
      JsonObject output, int segment, String accumulated, String remaining) {
    assertEquals(segment, output.getInteger("segment_id"));
    assertEquals(
        new JsonObject().put("accumulated_text", accumulated).put("remaining_text", remaining),
        output.getJsonObject("spoken_progress"));
    assertEquals(accumulated + remaining, output.getString("text"));
  }

  private static WordHeard word(int start, int end) {
    return new WordHeard(0, 1, start, end);
  }

  private static TurnCommitted committed(int turn, String text, CommitReason reason) {
    return new TurnCommitted(0, turn, text, reason, null, null, null, null);
  }
}
