package dev.repartee.transport.twilio;

import dev.repartee.transport.audio.SampleCoding;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a telephone company says on a media stream, checked. */
sealed interface StreamMessage {
  /** The stream begins. */
  record Start(String stream, SampleCoding coding) implements StreamMessage {}

  /** A piece of the caller's sound. */
  record Media(Buffer sound) implements StreamMessage {}

  /** The caller pressed a key. */
  record Key(char key) implements StreamMessage {}

  /** All sound before a mark was played. */
  record Mark(String name) implements StreamMessage {}

  /** The call is over. */
  record Stop() implements StreamMessage {}

  /** Nothing that matters here. */
  record Other() implements StreamMessage {}

  /** Something that cannot be right; the reason is a sentence for a person. */
  record Refused(String reason) implements StreamMessage {}

  /** Reads one message; never throws. */
  static StreamMessage read(String json, StreamDialect dialect) {
    try {
      JsonObject message = new JsonObject(json);
      return switch (String.valueOf(message.getValue("event"))) {
        case "media" -> media(message.getJsonObject("media"));
        case "start" -> start(message, dialect);
        case "mark" -> mark(message.getJsonObject("mark"));
        case "playedStream" -> mark(message);
        case "dtmf" -> key(message.getJsonObject("dtmf"));
        case "stop" -> new Stop();
        case "null" -> new Refused("A message has no event.");
        default -> new Other();
      };
    } catch (DecodeException e) {
      return new Refused("A message is not a JSON object.");
    } catch (ClassCastException e) {
      return new Refused("A field of a message is of the wrong type.");
    }
  }

  private static StreamMessage start(JsonObject message, StreamDialect dialect) {
    JsonObject start = message.getJsonObject("start", new JsonObject());
    String id = dialect.streamIdField();
    String stream = message.getString(id, start.getString(id, ""));
    if (stream.isBlank()) {
      return new Refused("start has no " + id + ".");
    }
    JsonObject format =
        start.getJsonObject("mediaFormat", start.getJsonObject("media_format", new JsonObject()));
    String encoding = format.getString("encoding", "PCMU");
    int rateHz = format.getInteger("sampleRate", format.getInteger("sample_rate", 8_000));
    if (rateHz == 8_000) {
      switch (encoding) {
        case "audio/x-mulaw", "PCMU" -> {
          return new Start(stream, SampleCoding.MU_LAW);
        }
        case "audio/x-alaw", "PCMA" -> {
          return new Start(stream, SampleCoding.A_LAW);
        }
        default -> {}
      }
    }
    return new Refused("The stream must be G.711 at 8000 Hz.");
  }

  private static StreamMessage media(@Nullable JsonObject media) {
    if (media == null || !(media.getValue("payload") instanceof String payload)) {
      return new Refused("media has no payload.");
    }
    if (String.valueOf(media.getValue("track")).startsWith("outbound")) {
      return new Other();
    }
    try {
      return new Media(Buffer.buffer(Base64.getDecoder().decode(payload)));
    } catch (IllegalArgumentException e) {
      return new Refused("media.payload is not base64.");
    }
  }

  private static StreamMessage key(@Nullable JsonObject dtmf) {
    if (dtmf != null
        && dtmf.getValue("digit") instanceof String digit
        && digit.matches("[0-9*#A-D]")) {
      return new Key(digit.charAt(0));
    }
    return new Refused("dtmf.digit must be one of 0 to 9, *, #, A to D.");
  }

  private static StreamMessage mark(@Nullable JsonObject mark) {
    if (mark != null && mark.getValue("name") instanceof String name) {
      return new Mark(name);
    }
    return new Refused("A mark has no name.");
  }
}
