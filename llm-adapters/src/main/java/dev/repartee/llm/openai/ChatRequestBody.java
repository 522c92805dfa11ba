package dev.repartee.llm.openai;

import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * Writes the body of a chat-completions request.
 *
 * <p>Providers cache the beginning of a prompt as long as its bytes stay the same, so the system
 * message goes first and messages follow as they were said; nothing that changes from turn to turn,
 * such as the time, is added. An agent's message that was cut off ends in an em dash: that is how
 * written dialogue shows it, models understand it, and unlike a word in brackets they do not begin
 * to say it themselves.
 */
final class ChatRequestBody {
  private static final String CUT_OFF = "—";

  private ChatRequestBody() {}

  static Buffer write(OpenAiSettings settings, Prompt prompt) {
    JsonObject body =
        new JsonObject()
            .put("model", settings.model())
            .put("messages", messages(prompt))
            .put("stream", true)
            .put("stream_options", new JsonObject().put("include_usage", true));
    for (Map.Entry<String, Object> parameter : settings.parameters()) {
      if (parameter.getValue() == null) {
        body.remove(parameter.getKey());
      } else {
        body.put(parameter.getKey(), parameter.getValue());
      }
    }
    return body.toBuffer();
  }

  /**
   * The prompt's messages; neighbours of one role become one, because the chat templates of some
   * models refuse two in a row.
   */
  private static JsonArray messages(Prompt prompt) {
    JsonArray messages = new JsonArray();
    append(messages, "system", prompt.instructions());
    for (Prompt.Message message : prompt.messages()) {
      String text = message.text().strip();
      if (message.role() == Role.CALLER) {
        append(messages, "user", text);
      } else {
        append(messages, "assistant", message.interrupted() ? text + CUT_OFF : text);
      }
    }
    return messages;
  }

  private static void append(JsonArray messages, String role, String text) {
    if (text.isBlank() || text.equals(CUT_OFF)) {
      return;
    }
    JsonObject last =
        messages.isEmpty() ? new JsonObject() : messages.getJsonObject(messages.size() - 1);
    if (role.equals(last.getString("role"))) {
      last.put("content", last.getString("content") + " " + text);
    } else {
      messages.add(new JsonObject().put("role", role).put("content", text));
    }
  }
}
