package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.ToolDescription;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one response is to be made.
 *
 * @param instructions for the model
 * @param tools what the program can do for the model
 * @param spoken whether it is to be spoken, not only written
 * @param metadata what the program wants to find in it again
 * @param session the settings of the session as it begins
 */
record ResponseOptions(
    String instructions,
    List<ToolDescription> tools,
    boolean spoken,
    @Nullable JsonObject metadata,
    SessionSettings session) {
  /** As the session says. */
  static ResponseOptions of(SessionSettings session) {
    return new ResponseOptions(
        session.instructions(),
        session.toolChoice().of(session.tools()),
        session.spoken(),
        null,
        session);
  }

  /** As the session says, but for what a {@code response.create} says. */
  static ResponseOptions of(SessionSettings session, Fields response) throws RealtimeProblem {
    if (response.text("conversation", "auto").equals("none") || response.has("input")) {
      throw RealtimeProblem.unsupported(
          response.pathOf(response.has("input") ? "input" : "conversation"),
          "Responses outside of the conversation are not to be had here.");
    }
    List<ToolDescription> tools =
        response.has("tools") ? SettingsReader.tools(response, problem -> {}) : session.tools();
    ToolChoice choice =
        response.has("tool_choice") ? ToolChoice.read(response) : session.toolChoice();
    Fields older = new Fields(OlderShape.lifted(response.values()), response.path());
    return new ResponseOptions(
        response.text("instructions", session.instructions()),
        choice.of(tools),
        SettingsReader.isSpoken(older, session.spoken()),
        response.object("metadata").values(),
        session);
  }

  /** A response as the program is shown it when it begins. */
  JsonObject shown(String id, String conversationId) {
    JsonObject output =
        new JsonObject()
            .put("format", AudioFormats.shown(session.output()))
            .put("voice", session.voice());
    return new JsonObject()
        .put("object", "realtime.response")
        .put("id", id)
        .put("status", "in_progress")
        .putNull("status_details")
        .put("conversation_id", conversationId)
        .put("output_modalities", List.of(spoken ? "audio" : "text"))
        .put("max_output_tokens", "inf")
        .put("audio", new JsonObject().put("output", output))
        .put("metadata", metadata);
  }
}
