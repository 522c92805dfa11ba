package dev.repartee.transport.pcm;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** What a caller's side says beside sound, checked. */
sealed interface PcmMessage {
  /** More than anybody types at once; about what a model reads in one turn. */
  int MAX_TEXT_CHARS = 4_000;

  /** The longest wait of received sound that may be reported. */
  long MAX_DELAY_MS = 2_000;

  /** {@code {"type":"hello",…}}: who calls, and the settings; only as the first message. */
  record Hello(JsonObject fields) implements PcmMessage {}

  /** {@code {"type":"text","text":"…"}}: the caller typed something. */
  record Text(String text) implements PcmMessage {}

  /** {@code {"type":"playback","delay_ms":80}}: how long received sound waits to be heard. */
  record Playback(long delayMs) implements PcmMessage {}

  /** {@code {"type":"mark","id":7}}: all sound before this mark was played. */
  record Mark(long id) implements PcmMessage {}

  /** One of the messages that have nothing but a type. */
  enum Signal implements PcmMessage {
    /** {@code talk_started}: the caller pressed the button to talk. */
    TALK_STARTED,
    /** {@code talk_ended}: the caller released it. */
    TALK_ENDED,
    /** {@code hush}: the agent shall be silent. */
    HUSH,
    /** {@code bye}: the caller hangs up. */
    BYE,
    /** Something of a newer or another client. */
    UNKNOWN
  }

  /** Something that cannot be right; the reason is a sentence for a person. */
  record Refused(String reason) implements PcmMessage {}

  /** Reads one message; never throws. */
  static PcmMessage read(String json) {
    JsonObject message;
    try {
      message = new JsonObject(json);
    } catch (DecodeException e) {
      return new Refused("A text message is not a JSON object.");
    }
    if (!(message.getValue("type") instanceof String type)) {
      return new Refused("A message has no type. Send for example {\"type\":\"hush\"}.");
    }
    return switch (type) {
      // Other protocols of this kind say "start" for it.
      case "hello", "start" -> new Hello(message);
      case "text" -> text(message.getValue("text"));
      case "playback" -> playback(message.getValue("delay_ms"));
      case "mark" -> mark(message.getValue("id"));
      case "talk_started" -> Signal.TALK_STARTED;
      case "talk_ended" -> Signal.TALK_ENDED;
      case "hush" -> Signal.HUSH;
      case "bye" -> Signal.BYE;
      default -> Signal.UNKNOWN;
    };
  }

  private static PcmMessage text(Object value) {
    if (!(value instanceof String text) || text.isBlank()) {
      return new Refused("text is missing or blank; type something and send it again.");
    }
    if (text.length() > MAX_TEXT_CHARS) {
      return new Refused(
          "text has %d characters, but at most %d are read; shorten it."
              .formatted(text.length(), MAX_TEXT_CHARS));
    }
    return new Text(text);
  }

  private static PcmMessage playback(Object value) {
    if (value instanceof Number delay
        && delay.doubleValue() >= 0
        && delay.doubleValue() <= MAX_DELAY_MS) {
      return new Playback(Math.round(delay.doubleValue()));
    }
    return new Refused("delay_ms must be a number from 0 to " + MAX_DELAY_MS + ".");
  }

  private static PcmMessage mark(Object value) {
    return value instanceof Integer || value instanceof Long
        ? new Mark(((Number) value).longValue())
        : new Refused("id must be the number of a mark that was sent to you.");
  }
}
