package dev.repartee.transport.realtime;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a session's events, and names things in it. Lives on the call's event loop. */
final class ServerEvents {
  private static final Map<String, String> OLDER_NAMES =
      Map.ofEntries(
          Map.entry("conversation.item.added", "conversation.item.created"),
          Map.entry("response.output_text.delta", "response.text.delta"),
          Map.entry("response.output_text.done", "response.text.done"),
          Map.entry("response.output_audio.delta", "response.audio.delta"),
          Map.entry("response.output_audio.done", "response.audio.done"),
          Map.entry("response.output_audio_transcript.delta", "response.audio_transcript.delta"),
          Map.entry("response.output_audio_transcript.done", "response.audio_transcript.done"));

  private final Consumer<String> line;
  private final boolean older;
  private final String seed = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private long named;

  /**
   * Events of one session.
   *
   * @param line takes them, encoded
   * @param older whether the program asked for the names of the protocol's first version
   */
  ServerEvents(Consumer<String> line, boolean older) {
    this.line = line;
    this.older = older;
  }

  /** Sends an event. */
  void send(String type, JsonObject fields) {
    JsonObject event =
        new JsonObject()
            .put("type", older ? OLDER_NAMES.getOrDefault(type, type) : type)
            .put("event_id", newId("event"));
    line.accept(event.mergeIn(fields).encode());
  }

  /**
   * Tells the program that something cannot be done.
   *
   * @param causedBy the name that the program gave the event that asked for it; null if it gave
   *     none
   */
  void problem(RealtimeProblem problem, @Nullable String causedBy) {
    error("invalid_request_error", problem.code(), problem.param(), problem.sentence(), causedBy);
  }

  /** Tells the program that something failed on this side. */
  void failure(String sentence) {
    error("server_error", "internal_error", null, sentence, null);
  }

  /** A name that nothing in this session has had. */
  String newId(String kind) {
    named++;
    return kind + "_" + seed + Long.toString(named, 36);
  }

  private void error(
      String type, String code, @Nullable String param, String message, @Nullable String causedBy) {
    send(
        "error",
        new JsonObject()
            .put(
                "error",
                new JsonObject()
                    .put("type", type)
                    .put("code", code)
                    .put("message", message)
                    .put("param", param)
                    .put("event_id", causedBy)));
  }
}
