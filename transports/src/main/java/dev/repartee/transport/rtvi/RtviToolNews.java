package dev.repartee.transport.rtvi;

import dev.repartee.engine.event.ConversationEvent;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Tells a client which tools the agent uses, by name only: what goes into them and comes out of
 * them stays inside.
 */
final class RtviToolNews {
  private final BiConsumer<String, JsonObject> client;
  private final Map<Use, Deque<String>> running = new HashMap<>();
  private int uses;

  /** A use of a tool, as events name it. */
  private record Use(int reply, String tool) {}

  /**
   * Tells from the beginning of a call.
   *
   * @param client takes the type and the data of messages
   */
  RtviToolNews(BiConsumer<String, JsonObject> client) {
    this.client = client;
  }

  void on(ConversationEvent event) {
    if (event instanceof ConversationEvent.ToolStarted started) {
      String id = "tool-" + ++uses;
      running
          .computeIfAbsent(new Use(started.reply(), started.tool()), use -> new ArrayDeque<>())
          .add(id);
      client.accept(
          "llm-function-call-started", new JsonObject().put("function_name", started.tool()));
      client.accept("llm-function-call-in-progress", named(started.tool(), id));
    } else if (event instanceof ConversationEvent.ToolEnded ended) {
      Use use = new Use(ended.reply(), ended.tool());
      Deque<String> ids = running.get(use);
      if (ids != null) {
        String id = ids.remove();
        if (ids.isEmpty()) {
          running.remove(use);
        }
        client.accept("llm-function-call-stopped", named(ended.tool(), id).put("cancelled", false));
      }
    }
  }

  private static JsonObject named(String tool, String id) {
    return new JsonObject().put("function_name", tool).put("tool_call_id", id);
  }
}
