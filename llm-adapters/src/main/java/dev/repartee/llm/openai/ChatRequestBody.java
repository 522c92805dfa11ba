package dev.repartee.llm.openai;

import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.Prompt.ToolResult;
import dev.repartee.engine.spi.ToolDescription;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Writes the body of a chat-completions request.
 *
 * <p>Providers cache the beginning of a prompt as long as its bytes stay the same, so the system
 * message goes first and messages follow as they were said; nothing that changes from turn to turn,
 * such as the time, is added. An agent's message that was cut off ends in an em dash: that is how
 * written dialogue shows it, models understand it, and unlike a word in brackets they do not begin
 * to say it themselves. Tools that were asked for at once are one message, together with what was
 * said before them.
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
    if (!prompt.tools().isEmpty()) {
      body.put("tools", tools(prompt.tools()));
    }
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
    for (Entry entry : prompt.entries()) {
      if (entry instanceof Message message) {
        append(messages, message);
      } else if (entry instanceof ToolRequest request) {
        append(messages, request);
      } else if (entry instanceof ToolResult result) {
        messages.add(
            new JsonObject()
                .put("role", "tool")
                .put("tool_call_id", result.id())
                .put("content", result.failed() ? "Error: " + result.text() : result.text()));
      }
    }
    return messages;
  }

  private static void append(JsonArray messages, Message message) {
    String text = message.text().strip();
    if (message.role() == Role.CALLER) {
      append(messages, "user", text);
    } else {
      append(messages, "assistant", message.interrupted() ? text + CUT_OFF : text);
    }
  }

  private static void append(JsonArray messages, ToolRequest request) {
    JsonObject last = last(messages);
    if (!"assistant".equals(last.getString("role"))) {
      last = new JsonObject().put("role", "assistant").putNull("content");
      messages.add(last);
    }
    JsonArray calls = last.getJsonArray("tool_calls", new JsonArray());
    calls.add(
        new JsonObject()
            .put("id", request.id())
            .put("type", "function")
            .put(
                "function",
                new JsonObject()
                    .put("name", request.name())
                    .put("arguments", validObject(request.arguments()))));
    last.put("tool_calls", calls);
  }

  /** Servers that read the arguments refuse a request with what the model once wrote wrong. */
  private static String validObject(String arguments) {
    try {
      return Json.decodeValue(arguments) instanceof JsonObject ? arguments : "{}";
    } catch (DecodeException e) {
      return "{}";
    }
  }

  private static JsonArray tools(List<ToolDescription> tools) {
    JsonArray array = new JsonArray();
    for (ToolDescription tool : tools) {
      array.add(
          new JsonObject()
              .put("type", "function")
              .put(
                  "function",
                  new JsonObject()
                      .put("name", tool.name())
                      .put("description", tool.description())
                      .put("parameters", tool.parameters())));
    }
    return array;
  }

  private static JsonObject last(JsonArray messages) {
    return messages.isEmpty() ? new JsonObject() : messages.getJsonObject(messages.size() - 1);
  }

  private static void append(JsonArray messages, String role, String text) {
    if (text.isBlank() || text.equals(CUT_OFF)) {
      return;
    }
    JsonObject last = last(messages);
    if (role.equals(last.getString("role"))) {
      last.put("content", last.getString("content") + " " + text);
    } else {
      messages.add(new JsonObject().put("role", role).put("content", text));
    }
  }
}
