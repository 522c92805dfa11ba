package dev.repartee.transport.webrtc;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** What a caller's page says over the data channel, checked. */
sealed interface ClientMessage {
  /** More than anybody types at once; about what a model reads in one turn. */
  int MAX_TEXT_CHARS = 4_000;

  /** {@code {"type":"text","text":"…"}}: the caller typed something. */
  record Text(String text) implements ClientMessage {}

  /**
   * {@code {"type":"playback","delay_ms":80}}: how long received sound waits before it is heard, in
   * the jitter buffer and the sound card.
   */
  record Playback(long delayMs) implements ClientMessage {}

  /** Something of a newer or another client. */
  record Unknown(String type) implements ClientMessage {}

  /** Something that cannot be right; the reason is a sentence for a person. */
  record Refused(String reason) implements ClientMessage {}

  /** Reads one message; never throws. */
  static ClientMessage read(String json) {
    JsonObject message;
    try {
      message = new JsonObject(json);
    } catch (DecodeException e) {
      return new Refused(
          "A message is not a JSON object. Send {\"type\":\"text\",\"text\":\"…\"}.");
    }
    Object type = message.getValue("type");
    if ("text".equals(type)) {
      return text(message.getValue("text"));
    }
    if ("playback".equals(type)) {
      return playback(message.getValue("delay_ms"));
    }
    return new Unknown(OfferCheck.reason(String.valueOf(type)));
  }

  private static ClientMessage text(Object value) {
    if (!(value instanceof String text) || text.isBlank()) {
      return new Refused("The message has no text. Type something and send it again.");
    }
    if (text.length() > MAX_TEXT_CHARS) {
      return new Refused(
          String.format(
              Locale.ROOT,
              "The message has %d characters, but at most %d are read. Shorten it.",
              text.length(),
              MAX_TEXT_CHARS));
    }
    return new Text(text);
  }

  private static ClientMessage playback(Object value) {
    if (value instanceof Number delay
        && delay.doubleValue() >= 0
        && delay.doubleValue() <= PlaybackDelay.MAX_RECEIVER_MS) {
      return new Playback(Math.round(delay.doubleValue()));
    }
    return new Refused(
        "delay_ms must be a number from 0 to " + PlaybackDelay.MAX_RECEIVER_MS + ".");
  }
}
