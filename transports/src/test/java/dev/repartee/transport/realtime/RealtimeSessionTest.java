package dev.repartee.transport.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Prompt.ToolResult;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealtimeSessionTest {
  private static final String CREATE = "{'type':'response.create'}";
  private static final String TEXT_ONLY =
      "{'type':'session.update','session':{'type':'realtime','output_modalities':['text']}}";
  private static final String BY_PROGRAM =
      "{'type':'session.update','session':{'audio':{'input':{'turn_detection':null}}}}";
  private static final String TRANSCRIBED =
      "{'type':'session.update','session':{'audio':{'input':{'transcription':{'model':'any'}}}}}";
  private static final String WEATHER =
      "{'type':'session.update','session':{'tools':[{'type':'function','name':'get_weather',"
          + "'description':'The weather.','parameters':{'type':'object'}}]}}";

  private final TestSession session = new TestSession();

  @Test
  void beginsWithTheAgentsOwnSettingsAndWithoutItsGreeting() {
    session.passes(5);

    JsonObject created = session.only("session.created").getJsonObject("session");
    assertEquals("some-model", created.getString("model"));
    assertEquals("You are Ada.", created.getString("instructions"));
    assertEquals(List.of("session.created"), session.types());
  }

  @Test
  void aTextTurnIsAnsweredInText() {
    session.model.answers("We open at nine.", 0.1, 0.2);
    session.sends(TEXT_ONLY).types("When do you open?").sends(CREATE).passes(1);

    JsonObject item = session.lastResponse().getJsonArray("output").getJsonObject(0);
    assertEquals("completed", session.lastResponse().getString("status"));
    assertEquals("We open at nine.", content(item).getString("text"));
    assertEquals(List.of("When do you open?"), session.lastWords());
    assertFalse(session.types().contains("response.output_audio.delta"));
  }

  @Test
  void anAnswerThatIsSpokenTakesAsLongAsItSounds() {
    session.model.answers("We open at nine.", 0.1, 0.2);
    session.types("When do you open?").sends(CREATE).passes(1);
    assertFalse(session.types().contains("response.done"));

    session.passes(2);

    JsonObject item = session.lastResponse().getJsonArray("output").getJsonObject(0);
    assertEquals("We open at nine.", content(item).getString("transcript"));
    assertEquals(100, session.all("response.output_audio.delta").size(), 2);
  }

  @Test
  void anEventOfAResponseNeverComesBeforeWhatItBelongsTo() {
    session.model.answers("We open at nine.", 0.1, 0.2);
    session.types("When do you open?").sends(CREATE).passes(4);

    List<String> expected =
        List.of(
            "response.created",
            "response.output_item.added",
            "response.content_part.added",
            "response.output_audio_transcript.delta",
            "response.output_audio.delta",
            "response.output_audio.done",
            "response.output_audio_transcript.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.done");
    List<String> firsts = session.types().stream().filter(expected::contains).distinct().toList();
    assertEquals(expected, firsts);
  }

  @Test
  void aSpokenTurnEndsByItselfAndIsAnswered() {
    session.ears.willHear("When do you open?");
    session.model.answers("At nine.", 0.1, 0.2);
    session.sends(TRANSCRIBED).appendsVoice(1).appendsSilence(2).passes(6);

    String item = session.only("input_audio_buffer.speech_started").getString("item_id");
    assertEquals(item, session.only("input_audio_buffer.committed").getString("item_id"));
    JsonObject heard = session.only("conversation.item.input_audio_transcription.completed");
    assertEquals(item, heard.getString("item_id"));
    assertEquals("When do you open?", heard.getString("transcript"));
    assertEquals(
        1_000, session.only("input_audio_buffer.speech_stopped").getLong("audio_end_ms"), 60);
    assertEquals("completed", session.lastResponse().getString("status"));
  }

  @Test
  void aRecordingSentAtOnceIsHeardAtTheSpeedAtWhichItWasSpoken() {
    session.ears.willHear("When do you open?");
    session.model.answers("At nine.", 0.1, 0.2);
    session.appendsVoice(10).appendsSilence(2).passes(8);
    assertFalse(session.types().contains("input_audio_buffer.committed"));

    session.passes(4);

    assertEquals(
        10_000, session.only("input_audio_buffer.speech_stopped").getLong("audio_end_ms"), 60);
  }

  @Test
  void whoSendsNoMoreIsSilentAndAtOnceIfTheySaySo() {
    session.ears.willHear("When do you open?");
    session.model.answers("At nine.", 0.1, 0.2);
    session.appendsVoice(1).sends("{'type':'input_audio_buffer.commit'}").passes(1.7);

    assertTrue(session.types().contains("input_audio_buffer.committed"));
  }

  @Test
  void whereTheProgramEndsTurnsAllSoundIsOneUtterance() {
    session.ears.willHear("When do you open?");
    session.model.answers("At nine.", 0.1, 0.2);
    session.sends(TEXT_ONLY).sends(BY_PROGRAM).appendsVoice(5).passes(3);
    assertFalse(session.types().contains("input_audio_buffer.speech_started"));

    session.sends("{'type':'input_audio_buffer.commit'}").sends(CREATE).passes(1);

    assertEquals(List.of("When do you open?"), session.lastWords());
    assertEquals("completed", session.lastResponse().getString("status"));
  }

  @Test
  void aTurnIsNotAnsweredIfTheProgramWantsToSayWhen() {
    session.ears.willHear("When do you open?");
    session.model.answers("At nine.", 0.1, 0.2);
    session
        .sends(
            "{'type':'session.update','session':{'audio':{'input':{'turn_detection':"
                + "{'type':'server_vad','create_response':false}}}}}")
        .appendsVoice(1)
        .appendsSilence(2)
        .passes(6);
    assertTrue(session.types().contains("input_audio_buffer.committed"));
    assertFalse(session.types().contains("response.created"));

    session.sends(CREATE).passes(4);

    assertEquals(List.of("When do you open?"), session.lastWords());
    assertEquals("completed", session.lastResponse().getString("status"));
  }

  @Test
  void instructionsAndSystemMessagesReachTheModelAndCanChange() {
    session.model.answers("Yes.", 0.1, 0.2);
    session
        .sends("{'type':'session.update','session':{'instructions':'You are Alan.'}}")
        .sends(
            "{'type':'conversation.item.create','item':{'type':'message','role':'system',"
                + "'content':[{'type':'input_text','text':'It is Monday.'}]}}")
        .types("Hello.")
        .sends(CREATE)
        .passes(4);
    assertEquals("You are Alan.\n\nIt is Monday.", session.lastPrompt().instructions());

    session.sends("{'type':'response.create','response':{'instructions':'Be brief.'}}").passes(4);
    assertEquals("Be brief.\n\nIt is Monday.", session.lastPrompt().instructions());
  }

  @Test
  void aCancelledResponseSaysSo() {
    session.model.answers("One two three four five six.", 0.1, 0.2);
    session.types("Count.").sends(CREATE).passes(1).sends("{'type':'response.cancel'}");

    JsonObject response = session.lastResponse();
    assertEquals("cancelled", response.getString("status"));
    assertEquals("client_cancelled", response.getJsonObject("status_details").getString("reason"));
  }

  @Test
  void aVoiceEndsTheResponseAndOnlyWhatWasHeardIsKept() {
    session.model.answers("One two three four five six seven eight.", 0.1, 0.2);
    session.types("Count.").sends(CREATE).passes(1.2).appendsVoice(2).passes(1.5);

    JsonObject response = session.lastResponse();
    assertEquals("turn_detected", response.getJsonObject("status_details").getString("reason"));
    List<String> types = session.types();
    assertTrue(types.indexOf("input_audio_buffer.speech_started") < types.indexOf("response.done"));
    JsonObject truncated = session.only("conversation.item.truncated");
    session.sends(
        "{'type':'conversation.item.retrieve','item_id':'" + truncated.getString("item_id") + "'}");
    JsonObject kept = session.only("conversation.item.retrieved").getJsonObject("item");
    String heard = content(kept).getString("transcript");
    assertTrue(heard.startsWith("One two three"), heard);
    assertFalse(heard.contains("eight"), heard);
  }

  @Test
  void aCoughDoesNotStopTheProgramsSound() {
    session.model.answers("One two three four five six seven eight.", 0.1, 0.2);
    session.types("Count.").sends(CREATE).passes(1);
    session.appendsVoice(0.2).appendsSilence(1).passes(5);

    assertEquals("completed", session.lastResponse().getString("status"));
    assertFalse(session.types().contains("input_audio_buffer.speech_started"));
  }

  @Test
  void theModelForgetsWhatTheProgramSaysWasNotHeard() {
    session.model.answers("One two three four five six seven eight.", 0.1, 0.2);
    session.types("Count.").sends(CREATE).passes(4);
    String item = session.only("response.output_item.done").getJsonObject("item").getString("id");
    session.sends(
        "{'type':'conversation.item.truncate','content_index':0,'audio_end_ms':800,'item_id':'"
            + item
            + "'}");
    session.passes(0.1).types("And?").sends(CREATE).passes(1);

    assertEquals(800, session.only("conversation.item.truncated").getInteger("audio_end_ms"));
    assertEquals(List.of("Count.", "One two three", "And?"), session.lastWords());
  }

  @Test
  void aFunctionCallGoesToTheProgramAndItsOutputToTheModel() {
    session
        .model
        .asksFor("", 0.1, 0.2, new ToolCall("c1", "get_weather", "{\"city\":\"Rome\"}"))
        .answers("It is sunny.", 0.1, 0.2);
    session.sends(TEXT_ONLY).sends(WEATHER).types("The weather?").sends(CREATE).passes(1);

    JsonObject call = session.only("response.function_call_arguments.done");
    JsonObject output = session.lastResponse().getJsonArray("output").getJsonObject(0);
    assertEquals("function_call", output.getString("type"));
    assertEquals("{\"city\":\"Rome\"}", output.getString("arguments"));

    session.sends(
        "{'type':'conversation.item.create','item':{'type':'function_call_output','output':'sun',"
            + "'call_id':'"
            + call.getString("call_id")
            + "'}}");
    session.sends(CREATE).passes(1);

    assertEquals("sun", ((ToolResult) session.lastPrompt().entries().get(2)).text());
    JsonObject answer = session.lastResponse().getJsonArray("output").getJsonObject(0);
    assertEquals("It is sunny.", content(answer).getString("text"));
  }

  @Test
  void aProgramThatDoesNotWaitForTheEndOfTheResponseIsAnsweredAfterIt() {
    session
        .model
        .asksFor("Let me look that up.", 0.1, 0.2, new ToolCall("c1", "get_weather", "{}"))
        .answers("It is sunny.", 0.1, 0.2);
    session.sends(WEATHER).types("The weather?").sends(CREATE).passes(0.5);
    String callId = session.only("response.function_call_arguments.done").getString("call_id");
    session.sends(
        "{'type':'conversation.item.create','item':{'type':'function_call_output','output':'sun',"
            + "'call_id':'"
            + callId
            + "'}}");
    session.sends(CREATE).passes(6);

    assertFalse(session.types().contains("error"), () -> session.all("error").toString());
    assertEquals(2, session.all("response.done").size());
    assertEquals(List.of("The weather?", "Let me look that up."), session.lastWords());
  }

  @Test
  void noToolIsOfferedWhereTheProgramWantsNone() {
    session.model.answers("I cannot tell.", 0.1, 0.2);
    session
        .sends(WEATHER)
        .types("The weather?")
        .sends("{'type':'response.create','response':{'tool_choice':'none'}}")
        .passes(4);

    assertEquals(List.of(), session.lastPrompt().tools());
  }

  @Test
  void aFailureOfTheModelIsAFailedResponseWithTheAgentsApology() {
    session.model.fails("", 0.1);
    session.sends(TEXT_ONLY).types("Hello.").sends(CREATE).passes(1);

    JsonObject response = session.lastResponse();
    assertEquals("failed", response.getString("status"));
    assertEquals(
        "the stub was told to fail",
        response.getJsonObject("status_details").getJsonObject("error").getString("message"));
  }

  @Test
  void itemsCanBePutFirstAndTakenOut() {
    session.model.answers("Yes.", 0.1, 0.2);
    session.sends(TEXT_ONLY).types("Second.");
    session.sends(
        "{'type':'conversation.item.create','previous_item_id':'root','item':{'type':'message',"
            + "'id':'mine','role':'assistant','content':[{'type':'output_text','text':'First.'}]}}");
    session.sends(CREATE).passes(1);
    assertEquals(List.of("First.", "Second."), session.lastWords());
    assertNull(session.all("conversation.item.added").get(1).getValue("previous_item_id"));

    session.sends("{'type':'conversation.item.delete','item_id':'mine'}").types("Third.");
    session.sends(CREATE).passes(1);
    assertEquals(List.of("Second.", "Yes.", "Third."), session.lastWords());
  }

  @Test
  void aSessionCanBeginWithSettingsOfItsOwn() {
    TestSession other =
        new TestSession(
            new JsonObject()
                .put("instructions", "You are Alan.")
                .put("output_modalities", new JsonArray().add("text")));
    other.model.answers("Yes.", 0.1, 0.2);
    other.types("Hello.").sends(CREATE).passes(1);

    assertEquals("You are Alan.", other.lastPrompt().instructions());
    assertTrue(other.types().contains("response.output_text.done"));
  }

  private static JsonObject content(JsonObject item) {
    return item.getJsonArray("content").getJsonObject(0);
  }
}
