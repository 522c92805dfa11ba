package dev.repartee.transport.twilio;

import java.util.Arrays;

/**
 * Takes the sound out of a media message without parsing the JSON around it, which would cost more
 * than all else that is done for 20 ms of sound.
 *
 * <p>It knows the form in which such messages come: the event first, base64 without escapes, the
 * caller's track. What has another form is left to {@link StreamMessage}, which knows all of them.
 * Not thread safe: one instance belongs to one stream.
 */
final class MediaScanner {
  private static final String[] BEGINNINGS = {"{\"event\":\"media\"", "{\"event\": \"media\""};
  private static final String PAYLOAD = "\"payload\"";
  private static final String OUTBOUND = "\"outbound";
  private static final byte[] VALUES = values();
  private static final byte NONE = -1;

  private byte[] sound = new byte[512];

  /**
   * Reads a message.
   *
   * @return how many bytes of {@link #sound} it holds; -1 if it has to be read as a whole
   */
  int read(String message) {
    if (!hasBeginning(message) || !message.endsWith("}") || message.contains(OUTBOUND)) {
      return -1;
    }
    int start = valueStart(message);
    int end = start < 0 ? -1 : message.indexOf('"', start);
    return end < 0 ? -1 : decode(message, start, end);
  }

  /** The sound of the last message; valid until the next. */
  byte[] sound() {
    return sound;
  }

  private static boolean hasBeginning(String message) {
    for (String beginning : BEGINNINGS) {
      if (message.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /** Index of the first character of the payload, or -1. */
  private static int valueStart(String message) {
    int at = message.indexOf(PAYLOAD);
    if (at < 0) {
      return -1;
    }
    at = skipSpaces(message, at + PAYLOAD.length());
    if (at == message.length() || message.charAt(at) != ':') {
      return -1;
    }
    at = skipSpaces(message, at + 1);
    return at < message.length() && message.charAt(at) == '"' ? at + 1 : -1;
  }

  private static int skipSpaces(String message, int from) {
    int at = from;
    while (at < message.length() && message.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Base64 in whole groups of four (RFC 4648); -1 for anything else. */
  private int decode(String text, int start, int end) {
    int length = end - start;
    if (length == 0 || length % 4 != 0) {
      return -1;
    }
    int padding = text.charAt(end - 1) != '=' ? 0 : text.charAt(end - 2) != '=' ? 1 : 2;
    int bytes = length / 4 * 3 - padding;
    if (length / 4 * 3 > sound.length) {
      sound = new byte[length / 4 * 3];
    }
    int at = 0;
    for (int i = start; i < end; i += 4) {
      boolean last = i + 4 == end;
      int first = value(text.charAt(i)) << 18 | value(text.charAt(i + 1)) << 12;
      int third = last && padding == 2 ? 0 : value(text.charAt(i + 2)) << 6;
      int fourth = last && padding > 0 ? 0 : value(text.charAt(i + 3));
      int group = first | third | fourth;
      if (group < 0) {
        return -1;
      }
      sound[at++] = (byte) (group >> 16);
      sound[at++] = (byte) (group >> 8);
      sound[at++] = (byte) group;
    }
    return bytes;
  }

  /** The six bits of a character; negative, and so in any place, if it is none of base64. */
  private static int value(char character) {
    return character < VALUES.length ? VALUES[character] : NONE;
  }

  private static byte[] values() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    byte[] values = new byte[128];
    Arrays.fill(values, NONE);
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }
}
