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

  private static final String BUSY = "All our lines are busy. Please call again in a moment.";

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

  /** The instruction to tell a caller that there is no room, and to hang up. */
  String busyXml() {
    String speak = this == PLIVO ? "Speak" : "Say";
    return "<%1$s>%2$s</%1$s><Hangup/>".formatted(speak, BUSY);
  }

  /** The field that holds the stream's name. */
  String streamIdField() {
    return streamId;
  }

  /** A media message of this stream, around the base64 of a packet. */
  MessageTemplate sound(String stream, boolean isMuLaw) {
    JsonObject media = new JsonObject();
    if (this == PLIVO) {
      media.put("contentType", isMuLaw ? "audio/x-mulaw" : "audio/x-alaw").put("sampleRate", 8_000);
    }
    return MessageTemplate.of(
        new JsonObject()
            .put("event", sound)
            .put(streamId, stream)
            .put("media", media.put("payload", MessageTemplate.HOLE)));
  }

  String clear(String stream) {
    return new JsonObject().put("event", clear).put(streamId, stream).encode();
  }

  /** A mark message of this stream, around the mark's name. */
  MessageTemplate mark(String stream) {
    JsonObject message = new JsonObject().put("event", mark).put(streamId, stream);
    if (this == PLIVO) {
      message.put("name", MessageTemplate.HOLE);
    } else {
      message.put("mark", new JsonObject().put("name", MessageTemplate.HOLE));
    }
    return MessageTemplate.of(message);
  }
}
