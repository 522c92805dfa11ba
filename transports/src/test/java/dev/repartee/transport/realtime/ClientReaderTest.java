package dev.repartee.transport.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientReaderTest {
  private final TestSession session = new TestSession();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '`',
      textBlock =
          """
          nonsense | invalid_json | -
          [] | invalid_json | -
          {} | missing_required_parameter | type
          {'type':7} | invalid_value | type
          {'type':'make.coffee'} | unknown_event | type
          {'type':'session.update'} | missing_required_parameter | session
          {'type':'session.update','session':7} | invalid_value | session
          {'type':'session.update','session':{'type':'transcription'}} | invalid_value | session.type
          {'type':'session.update','session':{'instructions':7}} | invalid_value | session.instructions
          {'type':'session.update','session':{'output_modalities':[]}} | invalid_value | session.output_modalities
          {'type':'session.update','session':{'tool_choice':'maybe'}} | invalid_value | session.tool_choice
          {'type':'session.update','session':{'tools':[{'type':'function'}]}} | missing_required_parameter | session.tools[0].name
          {'type':'session.update','session':{'tools':[{'name':'a b'}]}} | invalid_value | session.tools[0].name
          {'type':'session.update','session':{'audio':{'input':{'format':{'type':'audio/mp3'}}}}} | invalid_value | session.audio.input.format.type
          {'type':'session.update','session':{'audio':{'input':{'turn_detection':{'type':'psychic'}}}}} | invalid_value | session.audio.input.turn_detection.type
          {'type':'session.update','session':{'audio':{'input':{'turn_detection':{'silence_duration_ms':-1}}}}} | invalid_value | session.audio.input.turn_detection.silence_duration_ms
          {'type':'session.update','session':{'audio':{'output':{'speed':9}}}} | invalid_value | session.audio.output.speed
          {'type':'input_audio_buffer.append'} | missing_required_parameter | audio
          {'type':'input_audio_buffer.append','audio':'%%%'} | invalid_base64 | audio
          {'type':'input_audio_buffer.append','audio':'AAAA'} | invalid_value | audio
          {'type':'conversation.item.create','item':{'type':'song'}} | invalid_value | item.type
          {'type':'conversation.item.create','item':{'type':'message','role':'dog'}} | invalid_value | item.role
          {'type':'conversation.item.create','item':{'type':'message','role':'user','content':[]}} | invalid_value | item.content
          {'type':'conversation.item.create','item':{'type':'message','role':'user','content':[{'type':'input_image'}]}} | unsupported_value | item.content[0].type
          {'type':'conversation.item.create','item':{'type':'function_call_output','call_id':'x','output':'y'}} | invalid_value | item.call_id
          {'type':'conversation.item.delete','item_id':'x'} | item_not_found | item_id
          {'type':'conversation.item.truncate','item_id':'x'} | item_not_found | item_id
          {'type':'response.create','response':{'conversation':'none'}} | unsupported_value | response.conversation
          {'type':'response.cancel'} | response_cancel_not_active | -
          """)
  void whatCannotBeDoneIsToldByItsField(String event, String code, String param) {
    session.sends(event);

    assertEquals(code, session.lastError().getString("code"), () -> session.lastError().encode());
    assertEquals(param, session.lastError().getString("param"));
    assertEquals(1, session.faults.size());
  }

  @Test
  void theEventThatIsMeantIsNamedAndTheSessionGoesOn() {
    session.model.answers("Yes.", 0.1, 0.2);
    session.sends("{'type':'make.coffee','event_id':'mine'}");
    session.types("Hello.").sends("{'type':'response.create'}").passes(4);

    assertEquals("mine", session.lastError().getString("event_id"));
    assertEquals("completed", session.lastResponse().getString("status"));
  }

  @Test
  void aWrongUpdateChangesNothing() {
    session.sends(
        "{'type':'session.update','session':{'instructions':'Changed.','tool_choice':'maybe'}}");
    session.sends("{'type':'session.update','session':{}}");

    JsonObject settings = session.only("session.updated").getJsonObject("session");
    assertEquals("You are Ada.", settings.getString("instructions"));
  }

  @Test
  void whatIsNotToBeHadIsToldAndTheRestIsDone() {
    session.sends(
        "{'type':'session.update','session':{'instructions':'Changed.',"
            + "'tools':[{'type':'mcp','server_label':'x'}],'audio':{'output':{'speed':1.2}}}}");

    JsonObject settings = session.only("session.updated").getJsonObject("session");
    assertEquals("Changed.", settings.getString("instructions"));
    assertEquals(0, settings.getJsonArray("tools").size());
    assertEquals(1.0, settings.getJsonObject("audio").getJsonObject("output").getDouble("speed"));
    assertEquals(2, session.all("error").size());
    assertEquals("unsupported_value", session.lastError().getString("code"));
  }

  @Test
  void unknownFieldsAreIgnored() {
    session.sends("{'type':'session.update','session':{'mood':'sunny','audio':{'smell':1}}}");

    assertTrue(session.types().contains("session.updated"));
    assertEquals(0, session.all("error").size());
  }

  @Test
  void theNamesOfTheFirstVersionAreUnderstood() {
    session.sends(
        "{'type':'session.update','session':{'modalities':['text'],'turn_detection':null,"
            + "'input_audio_format':'g711_ulaw','input_audio_transcription':{'model':'x'}}}");

    JsonObject settings = session.only("session.updated").getJsonObject("session");
    JsonObject input = settings.getJsonObject("audio").getJsonObject("input");
    assertEquals("text", settings.getJsonArray("output_modalities").getString(0));
    assertEquals("audio/pcmu", input.getJsonObject("format").getString("type"));
    assertEquals("x", input.getJsonObject("transcription").getString("model"));
    assertTrue(input.containsKey("turn_detection") && input.getValue("turn_detection") == null);
  }

  @Test
  void aSecondResponseHasToWaitForTheFirst() {
    session.model.answers("One two three four five six.", 0.1, 0.2);
    session.types("Count.").sends("{'type':'response.create'}").passes(1);
    session.sends("{'type':'response.create'}");

    assertEquals("conversation_already_has_active_response", session.lastError().getString("code"));
  }

  @Test
  void nothingCannotBeCommitted() {
    session.sends("{'type':'session.update','session':{'turn_detection':null}}");
    session.appendsVoice(0.05).sends("{'type':'input_audio_buffer.commit'}");

    assertEquals("input_audio_buffer_commit_empty", session.lastError().getString("code"));
  }

  @Test
  void aClearedBufferIsEmpty() {
    session.sends("{'type':'session.update','session':{'turn_detection':null}}");
    session.appendsVoice(5).sends("{'type':'input_audio_buffer.clear'}");
    session.sends("{'type':'input_audio_buffer.commit'}");

    assertTrue(session.types().contains("input_audio_buffer.cleared"));
    assertEquals("input_audio_buffer_commit_empty", session.lastError().getString("code"));
  }

  @Test
  void soundBeyondTheBoundIsDroppedAndTold() {
    for (int second = 0; second <= InputSound.MAX_SECONDS; second++) {
      session.appendsVoice(1);
    }

    assertEquals("input_audio_buffer_full", session.lastError().getString("code"));
  }

  @Test
  void programsOfTheFirstVersionAreAnsweredInItsNames() {
    List<String> types = new ArrayList<>();
    ServerEvents older =
        new ServerEvents(event -> types.add(new JsonObject(event).getString("type")), true);
    older.send("response.output_audio.delta", new JsonObject());
    older.send("conversation.item.added", new JsonObject());
    older.send("response.done", new JsonObject());

    assertEquals(
        List.of("response.audio.delta", "conversation.item.created", "response.done"), types);
  }
}
