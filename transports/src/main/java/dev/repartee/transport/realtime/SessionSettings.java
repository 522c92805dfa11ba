package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.ToolDescription;
import dev.repartee.transport.audio.WireFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * How a session is set up.
 *
 * @param shown all of it, as the program is told
 * @param instructions for the model
 * @param tools what the program can do for the model
 * @param toolChoice which of these the model is told of
 * @param spoken whether the agent answers aloud, not only in text
 * @param input the caller's sound
 * @param output the agent's sound
 * @param turns how turns begin and end
 * @param transcribed whether the program wants to know what the caller said
 */
record SessionSettings(
    JsonObject shown,
    String instructions,
    List<ToolDescription> tools,
    ToolChoice toolChoice,
    boolean spoken,
    WireFormat input,
    WireFormat output,
    TurnDetection turns,
    boolean transcribed) {
  private static final JsonObject USUAL_TURNS = new JsonObject().put("type", "semantic_vad");
  private static final JsonObject PCM = AudioFormats.shown(AudioFormats.PCM);

  /**
   * A session as it is before the program asks for anything else.
   *
   * @param model the name that the program calls the agent by
   * @param voice the name of the agent's voice
   */
  static SessionSettings initial(
      String sessionId, String model, String instructions, String voice) {
    JsonObject input =
        new JsonObject()
            .put("format", PCM.copy())
            .putNull("transcription")
            .putNull("noise_reduction")
            .put("turn_detection", USUAL_TURNS.copy());
    JsonObject output =
        new JsonObject().put("format", PCM.copy()).put("voice", voice).put("speed", 1.0);
    JsonObject session =
        new JsonObject()
            .put("type", "realtime")
            .put("object", "realtime.session")
            .put("id", sessionId)
            .put("model", model)
            .put("output_modalities", new JsonArray().add("audio"))
            .put("instructions", instructions)
            .put("tools", new JsonArray())
            .put("tool_choice", "auto")
            .put("max_output_tokens", "inf")
            .putNull("tracing")
            .putNull("prompt")
            .putNull("include")
            .put("audio", new JsonObject().put("input", input).put("output", output));
    try {
      return SettingsReader.read(session);
    } catch (RealtimeProblem e) {
      throw new IllegalStateException("the initial settings are wrong", e);
    }
  }

  String voice() {
    return shown.getJsonObject("audio").getJsonObject("output").getString("voice");
  }
}
