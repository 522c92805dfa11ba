package dev.repartee.transport.realtime;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * The names that the protocol's first version had for the same things, so that programs of that
 * time are understood.
 */
final class OlderShape {
  private static final Map<String, String> FORMATS =
      Map.of("pcm16", "audio/pcm", "g711_ulaw", "audio/pcmu", "g711_alaw", "audio/pcma");

  private OlderShape() {}

  /** A session's settings with what stands under an older name moved to where it stands now. */
  static JsonObject lifted(JsonObject session) {
    JsonObject lifted = session.copy();
    move(lifted, "modalities", lifted, "output_modalities");
    move(lifted, "max_response_output_tokens", lifted, "max_output_tokens");
    if (!(lifted.getValue("audio", new JsonObject()) instanceof JsonObject audio)) {
      return lifted;
    }
    JsonObject input = part(audio, "input");
    JsonObject output = part(audio, "output");
    move(lifted, "turn_detection", input, "turn_detection");
    move(lifted, "input_audio_transcription", input, "transcription");
    move(lifted, "input_audio_noise_reduction", input, "noise_reduction");
    move(lifted, "voice", output, "voice");
    move(lifted, "speed", output, "speed");
    moveFormat(lifted, "input_audio_format", input);
    moveFormat(lifted, "output_audio_format", output);
    put(audio, "input", input);
    put(audio, "output", output);
    put(lifted, "audio", audio);
    return lifted;
  }

  private static JsonObject part(JsonObject audio, String name) {
    return audio.getValue(name) instanceof JsonObject part ? part : new JsonObject();
  }

  private static void put(JsonObject into, String name, JsonObject part) {
    if (!part.isEmpty()) {
      into.put(name, part);
    }
  }

  private static void move(JsonObject from, String oldName, JsonObject to, String newName) {
    if (from.containsKey(oldName) && !to.containsKey(newName)) {
      to.put(newName, from.remove(oldName));
    }
  }

  private static void moveFormat(JsonObject from, String oldName, JsonObject to) {
    if (from.remove(oldName) instanceof String name && !to.containsKey("format")) {
      to.put("format", new JsonObject().put("type", FORMATS.getOrDefault(name, name)));
    }
  }
}
