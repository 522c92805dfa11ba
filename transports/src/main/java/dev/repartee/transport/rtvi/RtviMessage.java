package dev.repartee.transport.rtvi;

import dev.repartee.transport.ClientMessage;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a client says over the data channel, checked. */
sealed interface RtviMessage {
  /** Names and numbers of messages come back in answers, so they have a bound. */
  int MAX_NAME_CHARS = 100;

  /** {@code client-ready}: the client can be spoken to; {@code version} is empty if unknown. */
  record ClientReady(String id, String version) implements RtviMessage {}

  /** Something that the client wants of the agent, once the conversation has begun. */
  sealed interface Request extends RtviMessage {
    /** By which an answer names it. */
    String id();
  }

  /** {@code send-text}: the caller typed something. */
  record SendText(String id, String content, boolean runImmediately, boolean audioResponse)
      implements Request {}

  /**
   * {@code client-message}: something of the page's own.
   *
   * @param name which message
   */
  record PageMessage(String id, String name, @Nullable Object data) implements Request {}

  /** {@code dtmf}: keys that the caller pressed. */
  record Keys(String id, String keys) implements Request {}

  /** {@code disconnect-bot}: the agent shall leave. */
  record DisconnectBot() implements RtviMessage {}

  /** A sign of life, or something of the transport that asks for nothing. */
  enum Ignored implements RtviMessage {
    IGNORED
  }

  /** Something that a client may well say, but that this agent has no use for. */
  record Unsupported(String id, String type) implements Request {}

  /**
   * Something that cannot be right; the reason is a sentence for a person.
   *
   * @param id of the message; null if it has none
   */
  record Refused(@Nullable String id, String reason) implements RtviMessage {}

  /** Reads one message; never throws. */
  static RtviMessage read(String text) {
    if (text.startsWith("ping")) {
      return Ignored.IGNORED;
    }
    JsonObject message;
    try {
      message = new JsonObject(text);
    } catch (DecodeException e) {
      return new Refused(null, "The message is not a JSON object.");
    }
    if ("signalling".equals(message.getValue("type"))) {
      return Ignored.IGNORED;
    }
    if (!RtviJson.LABEL.equals(message.getValue("label"))) {
      return new Refused(null, "label must be " + RtviJson.LABEL + ".");
    }
    if (!(message.getValue("id") instanceof String id) || id.length() > MAX_NAME_CHARS) {
      return new Refused(null, "id must be text of at most " + MAX_NAME_CHARS + " characters.");
    }
    if (!(message.getValue("type") instanceof String type) || type.length() > MAX_NAME_CHARS) {
      return new Refused(id, "type must be text of at most " + MAX_NAME_CHARS + " characters.");
    }
    JsonObject data = message.getValue("data") instanceof JsonObject given ? given : null;
    return read(id, type, Objects.requireNonNullElseGet(data, JsonObject::new));
  }

  private static RtviMessage read(String id, String type, JsonObject data) {
    return switch (type) {
      case "client-ready" -> new ClientReady(id, name(data.getValue("version")));
      case "send-text" -> sendText(id, data);
      case "client-message" -> clientMessage(id, data);
      case "dtmf" -> keys(id, data);
      case "disconnect-bot" -> new DisconnectBot();
      default -> new Unsupported(id, type);
    };
  }

  private static RtviMessage sendText(String id, JsonObject data) {
    ClientMessage typed = ClientMessage.text("content", data.getValue("content"));
    if (typed instanceof ClientMessage.Refused refused) {
      return new Refused(id, refused.reason());
    }
    JsonObject options =
        data.getValue("options") instanceof JsonObject given ? given : new JsonObject();
    if (!(options.getValue("run_immediately", true) instanceof Boolean runImmediately)) {
      return new Refused(id, "options: run_immediately must be true or false.");
    }
    if (!(options.getValue("audio_response", true) instanceof Boolean audioResponse)) {
      return new Refused(id, "options: audio_response must be true or false.");
    }
    return new SendText(id, data.getString("content"), runImmediately, audioResponse);
  }

  private static RtviMessage clientMessage(String id, JsonObject data) {
    String name = name(data.getValue("t"));
    return name.isEmpty()
        ? new Refused(id, "t must be text of at most " + MAX_NAME_CHARS + " characters.")
        : new PageMessage(id, name, data.getValue("d"));
  }

  private static RtviMessage keys(String id, JsonObject data) {
    StringBuilder keys = new StringBuilder();
    if (data.getValue("buttons") instanceof JsonArray buttons && buttons.size() <= MAX_NAME_CHARS) {
      buttons.forEach(keys::append);
    } else if (data.getValue("button") instanceof String button) {
      // Clients of protocol 2.0 send one key at a time.
      keys.append(button);
    }
    return keys.toString().matches("[0-9*#]{1," + MAX_NAME_CHARS + "}")
        ? new Keys(id, keys.toString())
        : new Refused(id, "buttons must be a list of keys: 0 to 9, * and #.");
  }

  /** A short text, or an empty one if it is none. */
  private static String name(@Nullable Object value) {
    return value instanceof String text && text.length() <= MAX_NAME_CHARS ? text : "";
  }
}
