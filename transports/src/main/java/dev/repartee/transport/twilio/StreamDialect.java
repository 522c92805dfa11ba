package dev.repartee.transport.twilio;

import io.vertx.core.json.JsonObject;

/** The names that a telephone company has for the same things. */
public enum StreamDialect {
  /** Twilio Media Streams, bidirectional. */
  TWILIO("streamSid", "media", "clear", "mark") {
    @Override
    String answerXml(String streamUrl) {
      return "<Connect><Stream url=\"" + streamUrl + "\"/></Connect>";
    }
  },

  /** Telnyx media streaming over WebSockets, bidirectional in mode {@code rtp}. */
  TELNYX("stream_id", "media", "clear", "mark") {
    @Override
    String answerXml(String streamUrl) {
      return "<Connect><Stream url=\"" + streamUrl + "\" bidirectionalMode=\"rtp\"/></Connect>";
    }
  },

  /** Plivo audio streaming, bidirectional. */
  PLIVO("streamId", "playAudio", "clearAudio", "checkpoint") {
    @Override
    String answerXml(String streamUrl) {
      return "<Stream bidirectional=\"true\" keepCallAlive=\"true\""
          + " contentType=\"audio/x-mulaw;rate=8000\">"
          + streamUrl
          + "</Stream>";
    }
  };

  private final String streamId;
  private final String sound;
  private final String clear;
  private final String mark;

  StreamDialect(String streamId, String sound, String clear, String mark) {
    this.streamId = streamId;
    this.sound = sound;
    this.clear = clear;
    this.mark = mark;
  }

  /** The instruction to connect a call with a stream, inside of a response. */
  abstract String answerXml(String streamUrl);

  /** The field that holds the stream's name. */
  String streamIdField() {
    return streamId;
  }

  /** What stands before the base64 of a packet, and after it. */
  String[] aroundSound(String stream, boolean isMuLaw) {
    JsonObject media = new JsonObject();
    if (this == PLIVO) {
      media.put("contentType", isMuLaw ? "audio/x-mulaw" : "audio/x-alaw").put("sampleRate", 8_000);
    }
    String message =
        new JsonObject()
            .put("event", sound)
            .put(streamId, stream)
            .put("media", media.put("payload", "\u0000"))
            .encode();
    return message.split("\\\\u0000", 2);
  }

  String clear(String stream) {
    return new JsonObject().put("event", clear).put(streamId, stream).encode();
  }

  String mark(String stream, String name) {
    JsonObject message = new JsonObject().put("event", mark).put(streamId, stream);
    if (this == PLIVO) {
      message.put("name", name);
    } else {
      message.put("mark", new JsonObject().put("name", name));
    }
    return message.encode();
  }
}
