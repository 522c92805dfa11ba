package dev.repartee.transport.rtvi;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes messages as the protocol frames them. */
final class RtviJson {
  /** What of the protocol is spoken. */
  static final String VERSION = "2.1.0";

  static final String LABEL = "rtvi-ai";

  private RtviJson() {}

  /** News that nobody asked for. */
  static String message(String type, @Nullable JsonObject data) {
    return framed(type, data).encode();
  }

  /** What answers a message of the client's. */
  static String response(String type, String id, JsonObject data) {
    return framed(type, data).put("id", id).encode();
  }

  /** A message of the transport, beneath the protocol. */
  static String signalling(String type) {
    return new JsonObject()
        .put("type", "signalling")
        .put("message", new JsonObject().put("type", type))
        .encode();
  }

  static JsonObject text(String text) {
    return new JsonObject().put("text", text);
  }

  /**
   * What has gone wrong.
   *
   * @param fatal whether the call is over
   */
  static JsonObject error(String sentence, boolean fatal) {
    return new JsonObject().put("error", sentence).put("message", sentence).put("fatal", fatal);
  }

  private static JsonObject framed(String type, @Nullable JsonObject data) {
    JsonObject message = new JsonObject().put("label", LABEL).put("type", type);
    return data == null ? message : message.put("data", data);
  }
}
