package dev.repartee.transport.twilio;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A message that is sent over and over with nothing but one text in it that changes. Not thread
 * safe: one instance belongs to one stream.
 */
final class MessageTemplate {
  /** Stands where the text comes; no text of ours contains it. */
  static final String HOLE = "\u0000";

  private static final String ENCODED_HOLE = "\\u0000";

  private final byte[] before;
  private final byte[] after;
  private byte[] base64 = {};
  private byte[] message = {};

  private MessageTemplate(String before, String after) {
    this.before = before.getBytes(StandardCharsets.UTF_8);
    this.after = after.getBytes(StandardCharsets.UTF_8);
  }

  /** A template out of a message in which one text is {@link #HOLE}. */
  static MessageTemplate of(JsonObject message) {
    String encoded = message.encode();
    int hole = encoded.indexOf(ENCODED_HOLE);
    return new MessageTemplate(
        encoded.substring(0, hole), encoded.substring(hole + ENCODED_HOLE.length()));
  }

  /** The message with these bytes in base64, as UTF-8; the array is used again for the next. */
  byte[] withBase64(byte[] bytes) {
    int length = (bytes.length + 2) / 3 * 4;
    if (base64.length != length) {
      base64 = new byte[length];
      message = new byte[before.length + length + after.length];
      System.arraycopy(before, 0, message, 0, before.length);
      System.arraycopy(after, 0, message, before.length + length, after.length);
    }
    Base64.getEncoder().encode(bytes, base64);
    System.arraycopy(base64, 0, message, before.length, length);
    return message;
  }

  /** The message with a text that needs no escapes. */
  String with(String text) {
    return new String(before, StandardCharsets.UTF_8)
        + text
        + new String(after, StandardCharsets.UTF_8);
  }
}
