package dev.repartee.transport;

import dev.repartee.engine.spi.CallTransport.CallListener;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a caller's side says beside sound, checked; the same over every protocol of ours. */
public sealed interface ClientMessage {
  /** More than anybody types at once; about what a model reads in one turn. */
  int MAX_TEXT_CHARS = 4_000;

  /** The longest wait of received sound that may be reported. */
  long MAX_DELAY_MS = 2_000;

  /** What is no message at all. */
  Refused NO_OBJECT =
      new Refused("A message is not a JSON object. Send {\"type\":\"text\",\"text\":\"…\"}.");

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
    HUSH;

    /** Tells the agent. */
    public void press(CallListener listener) {
      switch (this) {
        case TALK_STARTED -> listener.onTalkStarted();
        case TALK_ENDED -> listener.onTalkEnded();
        case HUSH -> listener.onHushed();
      }
    }
  }

  /** Something of a newer or another client. */
  record Unknown(String type) implements ClientMessage {}

  /** Something that cannot be right; the reason is a sentence for a person. */
  record Refused(String reason) implements ClientMessage {}

  /** Reads one message; never throws. */
  static ClientMessage read(String json) {
    try {
      return read(new JsonObject(json));
    } catch (DecodeException e) {
      return NO_OBJECT;
    }
  }

  /** Reads one message; never throws. */
  static ClientMessage read(JsonObject message) {
    String type = String.valueOf(message.getValue("type"));
    return switch (type) {
      case "text" -> text("text", message.getValue("text"));
      case "playback" -> playback("delay_ms", message.getValue("delay_ms"));
      case "talk_started" -> Button.TALK_STARTED;
      case "talk_ended" -> Button.TALK_ENDED;
      case "hush" -> Button.HUSH;
      default -> new Unknown(type);
    };
  }

  /**
   * What the caller typed, or why that cannot be used.
   *
   * @param field its name, for that
   */
  static ClientMessage text(String field, @Nullable Object value) {
    if (!(value instanceof String text) || text.isBlank()) {
      return new Refused(field + " is missing or blank; type something and send it again.");
    }
    if (text.length() > MAX_TEXT_CHARS) {
      return new Refused(
          "%s has %d characters, but at most %d are read; shorten it."
              .formatted(field, text.length(), MAX_TEXT_CHARS));
    }
    return new Text(text);
  }

  /**
   * A reported delay, or why it cannot be used.
   *
   * @param field its name, for that
   */
  static ClientMessage playback(String field, @Nullable Object value) {
    if (value instanceof Number delay
        && delay.doubleValue() >= 0
        && delay.doubleValue() <= MAX_DELAY_MS) {
      return new Playback(Math.round(delay.doubleValue()));
    }
    return new Refused(field + " must be a number from 0 to " + MAX_DELAY_MS + ".");
  }
}
