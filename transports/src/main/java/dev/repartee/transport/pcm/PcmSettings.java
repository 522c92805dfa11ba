package dev.repartee.transport.pcm;

import dev.repartee.transport.audio.WireFormat;
import dev.repartee.transport.socket.SocketTransport.SocketSound;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a caller chooses for a call.
 *
 * @param inputRateHz rate of what the caller says
 * @param outputRateHz rate of what the agent says
 * @param frameMs how much of the agent's sound goes into a message
 * @param marks whether the caller sends marks back
 * @param events whether the caller wants all events of the conversation
 */
record PcmSettings(int inputRateHz, int outputRateHz, int frameMs, boolean marks, boolean events) {
  static final PcmSettings DEFAULTS = new PcmSettings(16_000, 16_000, 20, false, false);

  private static final List<Integer> RATES_HZ = List.of(8_000, 16_000, 24_000, 48_000);
  private static final List<Integer> FRAMES_MS = List.of(10, 20, 40, 60);

  /**
   * These settings, but with what the message says.
   *
   * @throws IllegalArgumentException with a sentence that names the field
   */
  PcmSettings with(JsonObject message) {
    return new PcmSettings(
        oneOf(message, "input_rate_hz", RATES_HZ, inputRateHz),
        oneOf(message, "output_rate_hz", RATES_HZ, outputRateHz),
        oneOf(message, "frame_ms", FRAMES_MS, frameMs),
        flag(message, "marks", marks),
        flag(message, "events", events));
  }

  /**
   * These settings, but with what stands in an address.
   *
   * @throws IllegalArgumentException with a sentence that names the field
   */
  PcmSettings with(MultiMap parameters) {
    JsonObject values = new JsonObject();
    for (Map.Entry<String, String> parameter : parameters) {
      values.put(parameter.getKey(), typed(parameter.getValue()));
    }
    return with(values);
  }

  SocketSound sound() {
    return new SocketSound(
        WireFormat.linear(inputRateHz), WireFormat.linear(outputRateHz), frameMs);
  }

  private static Object typed(String value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    return value.matches("\\d{1,9}") ? (Object) Integer.valueOf(value) : value;
  }

  private static int oneOf(JsonObject message, String field, List<Integer> choices, int fallback) {
    Object value = message.getValue(field, fallback);
    if (value instanceof Integer number && choices.contains(number)) {
      return number;
    }
    throw new IllegalArgumentException(
        field + " must be one of " + choices + ", but is " + abridged(value) + ".");
  }

  private static boolean flag(JsonObject message, String field, boolean fallback) {
    if (message.getValue(field, fallback) instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalArgumentException(field + " must be true or false.");
  }

  private static String abridged(Object value) {
    String text = String.valueOf(value);
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }
}
