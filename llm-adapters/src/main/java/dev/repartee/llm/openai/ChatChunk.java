package dev.repartee.llm.openai;

import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one JSON object of a chat completion says: a piece of a stream, or a whole answer from a
 * server that does not stream.
 *
 * @param text what is to be spoken; empty if nothing
 * @param toolCalls pieces of the tool calls that the model asks for
 * @param thinking whether the model reports thoughts that are not to be spoken
 * @param finish why the answer is over; null while it is not
 * @param usage the tokens used; null if not said here
 */
record ChatChunk(
    String text,
    List<ToolCallPiece> toolCalls,
    boolean thinking,
    @Nullable FinishReason finish,
    @Nullable Usage usage) {

  /** Reads a chunk; what is absent, null or of another type than usual is skipped. */
  static ChatChunk of(JsonObject json) {
    JsonObject choice = firstChoice(json);
    JsonObject said = object(choice, choice.containsKey("delta") ? "delta" : "message");
    return new ChatChunk(
        text(said, "content"),
        toolCalls(said),
        !text(said, "reasoning_content").isEmpty() || !text(said, "reasoning").isEmpty(),
        finish(text(choice, "finish_reason")),
        json.getValue("usage") instanceof JsonObject usage ? usage(usage) : null);
  }

  /**
   * A piece of a tool call.
   *
   * @param index which call of the answer it belongs to
   * @param id empty if said before
   * @param name empty if said before
   * @param arguments to be appended
   */
  record ToolCallPiece(int index, String id, String name, String arguments) {}

  private static JsonObject firstChoice(JsonObject json) {
    boolean some = json.getValue("choices") instanceof JsonArray choices && !choices.isEmpty();
    return some && json.getJsonArray("choices").getValue(0) instanceof JsonObject choice
        ? choice
        : new JsonObject();
  }

  /** What stands in {@code tool_calls}; some servers leave out the index, which is the place. */
  private static List<ToolCallPiece> toolCalls(JsonObject said) {
    if (!(said.getValue("tool_calls") instanceof JsonArray calls)) {
      return List.of();
    }
    List<ToolCallPiece> pieces = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.getValue(i) instanceof JsonObject call) {
        int index = call.getValue("index") instanceof Number number ? number.intValue() : i;
        JsonObject function = object(call, "function");
        pieces.add(
            new ToolCallPiece(
                index, text(call, "id"), text(function, "name"), arguments(function)));
      }
    }
    return pieces;
  }

  /** Some servers send an object instead of its text. */
  private static String arguments(JsonObject function) {
    return function.getValue("arguments") instanceof JsonObject object
        ? object.encode()
        : text(function, "arguments");
  }

  private static @Nullable FinishReason finish(String reason) {
    return switch (reason) {
      case "" -> null;
      case "length", "max_tokens" -> FinishReason.LENGTH;
      case "content_filter", "sensitive" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.STOP;
    };
  }

  private static Usage usage(JsonObject usage) {
    int cached = count(object(usage, "prompt_tokens_details"), "cached_tokens");
    return new Usage(
        count(usage, "prompt_tokens"),
        count(usage, "completion_tokens"),
        Math.max(cached, count(usage, "prompt_cache_hit_tokens")));
  }

  private static JsonObject object(JsonObject json, String field) {
    return json.getValue(field) instanceof JsonObject object ? object : new JsonObject();
  }

  private static String text(JsonObject json, String field) {
    return json.getValue(field) instanceof String text ? text : "";
  }

  private static int count(JsonObject json, String field) {
    return json.getValue(field) instanceof Number number ? number.intValue() : 0;
  }
}
