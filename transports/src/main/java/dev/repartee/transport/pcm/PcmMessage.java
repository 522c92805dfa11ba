package dev.repartee.transport.pcm;

import dev.repartee.transport.ClientMessage;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** What a caller's side says beside sound, checked. */
sealed interface PcmMessage {
  /** {@code {"type":"hello",…}}: who calls, and the settings; only as the first message. */
  record Hello(JsonObject fields) implements PcmMessage {}

  /** {@code {"type":"mark","id":7}}: all sound before this mark was played. */
  record Mark(long id) implements PcmMessage {}

  /** {@code {"type":"bye"}}: the caller hangs up. */
  enum Bye implements PcmMessage {
    BYE
  }

  /** What can be said over other lines as well. */
  record Common(ClientMessage message) implements PcmMessage {}

  /** Reads one message; never throws. */
  static PcmMessage read(String json) {
    JsonObject message;
    try {
      message = new JsonObject(json);
    } catch (DecodeException e) {
      return new Common(ClientMessage.NO_OBJECT);
    }
    if (!(message.getValue("type") instanceof String type)) {
      return refused("A message has no type. Send for example {\"type\":\"hush\"}.");
    }
    return switch (type) {
      // Other protocols of this kind say "start" for it.
      case "hello", "start" -> new Hello(message);
      case "mark" -> mark(message.getValue("id"));
      case "bye" -> Bye.BYE;
      default -> new Common(ClientMessage.read(message));
    };
  }

  private static PcmMessage mark(Object value) {
    return value instanceof Integer || value instanceof Long
        ? new Mark(((Number) value).longValue())
        : refused("id must be the number of a mark that was sent to you.");
  }

  private static PcmMessage refused(String reason) {
    return new Common(new ClientMessage.Refused(reason));
  }
}
