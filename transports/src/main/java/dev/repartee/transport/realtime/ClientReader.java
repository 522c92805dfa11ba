package dev.repartee.transport.realtime;

import dev.repartee.engine.history.Remark;
import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.spi.Prompt.Role;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a program sends and has it done. What cannot be done is told by an {@code error}
 * event, and the session goes on. Lives on the call's loop.
 */
final class ClientReader {
  private final RealtimeSession session;
  private final Consumer<String> onFault;

  /**
   * @param onFault told each time something could not be done, and why
   */
  ClientReader(RealtimeSession session, Consumer<String> onFault) {
    this.session = session;
    this.onFault = onFault;
  }

  /** Reads one event; never throws. */
  void read(String message) {
    JsonObject event;
    try {
      event = new JsonObject(message);
    } catch (DecodeException e) {
      refuse(new RealtimeProblem("invalid_json", null, "A message is not a JSON object."), null);
      return;
    }
    String id = event.getValue("event_id") instanceof String text ? text : null;
    try {
      obey(new Fields(event, ""));
    } catch (RealtimeProblem e) {
      refuse(e, id);
    }
  }

  private void refuse(RealtimeProblem problem, @Nullable String causedBy) {
    session.events().problem(problem, causedBy);
    onFault.accept(problem.sentence());
  }

  private void obey(Fields event) throws RealtimeProblem {
    String type = event.requiredText("type");
    switch (type) {
      case "session.update" -> session.update(event.requiredObject("session").values());
      case "input_audio_buffer.append" -> session.append(sound(event));
      case "input_audio_buffer.commit" -> session.commitInput();
      case "input_audio_buffer.clear" -> session.clearInput();
      case "output_audio_buffer.clear" -> session.clearOutput();
      case "conversation.item.create" -> create(event);
      case "conversation.item.retrieve" -> retrieve(event);
      case "conversation.item.delete" -> session.items().delete(item(event));
      case "conversation.item.truncate" -> truncate(event);
      case "response.create" -> session.responses().create(event.object("response"));
      case "response.cancel" -> session.responses().cancel(event.text("response_id"));
      default ->
          throw new RealtimeProblem(
              "unknown_event", "type", "There is no event of the type " + abridged(type) + ".");
    }
  }

  private static byte[] sound(Fields event) throws RealtimeProblem {
    try {
      return Base64.getDecoder().decode(event.requiredText("audio"));
    } catch (IllegalArgumentException e) {
      throw new RealtimeProblem("invalid_base64", "audio", "audio is not base64.");
    }
  }

  private void retrieve(Fields event) throws RealtimeProblem {
    session
        .events()
        .send(
            "conversation.item.retrieved",
            new JsonObject().put("item", item(event).shown().copy()));
  }

  private void truncate(Fields event) throws RealtimeProblem {
    Item said = item(event);
    long ignored = event.requiredWholeNumber("content_index");
    session.responses().truncate(said, event.requiredWholeNumber("audio_end_ms"));
  }

  private Item item(Fields event) throws RealtimeProblem {
    return session.items().get(event.requiredText("item_id"), "item_id");
  }

  private void create(Fields event) throws RealtimeProblem {
    Fields fields = event.requiredObject("item");
    String after = event.text("previous_item_id");
    JsonObject shown =
        new JsonObject()
            .put("id", fields.text("id", session.events().newId("item")))
            .put("object", "realtime.item")
            .put("type", fields.requiredText("type"))
            .put("status", "completed");
    switch (shown.getString("type")) {
      case "message" -> session.items().insert(message(fields, shown), after);
      case "function_call" -> session.items().insert(functionCall(fields, shown), after);
      case "function_call_output" -> functionCallOutput(fields, shown, after);
      default ->
          throw RealtimeProblem.invalid(
              "item.type", "one of message, function_call, function_call_output");
    }
  }

  private static Item message(Fields fields, JsonObject shown) throws RealtimeProblem {
    MessageText text = MessageText.read(fields);
    shown.put("role", text.role()).put("content", text.shown());
    return switch (text.role()) {
      case "user" -> new Item(shown, new Remark(Role.CALLER, text.words(), Standing.COMPLETE));
      case "assistant" -> new Item(shown, new Remark(Role.AGENT, text.words(), Standing.COMPLETE));
      default -> new Item(shown, null);
    };
  }

  private Item functionCall(Fields fields, JsonObject shown) throws RealtimeProblem {
    String callId = fields.text("call_id", session.events().newId("call"));
    String name = fields.requiredText("name");
    String arguments = fields.requiredText("arguments");
    shown.put("call_id", callId).put("name", name).put("arguments", arguments);
    return new Item(shown, session.responses().restored(callId, name, arguments));
  }

  private void functionCallOutput(Fields fields, JsonObject shown, @Nullable String after)
      throws RealtimeProblem {
    String callId = fields.requiredText("call_id");
    String output = fields.requiredText("output");
    shown.put("call_id", callId).put("output", output);
    session.responses().result(callId, output);
    session.items().insert(new Item(shown, null), after);
  }

  private static String abridged(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
