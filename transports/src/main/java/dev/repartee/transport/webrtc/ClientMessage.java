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

  /** What a button of the caller's page says; it has no further fields. */
  enum Button implements ClientMessage {
    /** {@code {"type":"talk_started"}}: the caller holds the button to talk. */
    TALK_STARTED,
    /** {@code {"type":"talk_ended"}}: the caller has let it go. */
    TALK_ENDED,
    /** {@code {"type":"hush"}}: the agent is to be quiet. */
    HUSH
  }

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
    String type = String.valueOf(message.getValue("type"));
    return switch (type) {
      case "text" -> text(message.getValue("text"));
      case "playback" -> playback(message.getValue("delay_ms"));
      case "talk_started" -> Button.TALK_STARTED;
      case "talk_ended" -> Button.TALK_ENDED;
      case "hush" -> Button.HUSH;
      default -> new Unknown(OfferCheck.reason(type));
    };
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
