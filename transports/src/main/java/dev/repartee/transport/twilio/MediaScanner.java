package dev.repartee.transport.twilio;

import java.nio.charset.StandardCharsets;
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
  private static final byte[] BEGINNING = ascii("{\"event\":\"media\"");
  private static final byte[] SPACED_BEGINNING = ascii("{\"event\": \"media\"");
  private static final byte[] PAYLOAD = ascii("\"payload\"");
  private static final byte[] OUTBOUND = ascii("\"outbound");
  private static final byte[] VALUES = values();
  private static final byte NONE = -1;

  private byte[] sound = new byte[512];

  /**
   * Reads a message: the first {@code length} bytes, in UTF-8.
   *
   * @return how many bytes of {@link #sound} it holds; -1 if it has to be read as a whole
   */
  int read(byte[] message, int length) {
    if (!hasBeginning(message, length) || message[length - 1] != '}') {
      return -1;
    }
    int start = valueStart(message, length);
    int end = start < 0 ? -1 : indexOf('"', message, start, length);
    boolean ofCaller =
        end >= 0
            && indexOf(OUTBOUND, message, 0, start) < 0
            && indexOf(OUTBOUND, message, end, length) < 0;
    return ofCaller ? decode(message, start, end) : -1;
  }

  /** The sound of the last message; valid until the next. */
  byte[] sound() {
    return sound;
  }

  private static boolean hasBeginning(byte[] message, int length) {
    return length > SPACED_BEGINNING.length
        && (isAt(BEGINNING, message, 0) || isAt(SPACED_BEGINNING, message, 0));
  }

  /** Index of the first character of the payload, or -1. */
  private static int valueStart(byte[] message, int length) {
    int at = indexOf(PAYLOAD, message, 0, length);
    if (at < 0) {
      return -1;
    }
    at = skipSpaces(message, at + PAYLOAD.length, length);
    if (at == length || message[at] != ':') {
      return -1;
    }
    at = skipSpaces(message, at + 1, length);
    return at < length && message[at] == '"' ? at + 1 : -1;
  }

  private static int skipSpaces(byte[] message, int from, int length) {
    int at = from;
    while (at < length && message[at] == ' ') {
      at++;
    }
    return at;
  }

  private static int indexOf(int character, byte[] message, int from, int to) {
    for (int at = from; at < to; at++) {
      if (message[at] == character) {
        return at;
      }
    }
    return -1;
  }

  private static int indexOf(byte[] wanted, byte[] message, int from, int to) {
    int last = to - wanted.length;
    int at = indexOf(wanted[0], message, from, last + 1);
    while (at >= 0 && !isAt(wanted, message, at)) {
      at = indexOf(wanted[0], message, at + 1, last + 1);
    }
    return at;
  }

  private static boolean isAt(byte[] wanted, byte[] message, int at) {
    return Arrays.equals(wanted, 0, wanted.length, message, at, at + wanted.length);
  }

  /** Base64 in whole groups of four (RFC 4648); -1 for anything else. */
  private int decode(byte[] text, int start, int end) {
    int length = end - start;
    if (length == 0 || length % 4 != 0) {
      return -1;
    }
    int padding = text[end - 1] != '=' ? 0 : text[end - 2] != '=' ? 1 : 2;
    int bytes = length / 4 * 3 - padding;
    if (length / 4 * 3 > sound.length) {
      sound = new byte[length / 4 * 3];
    }
    int at = 0;
    for (int i = start; i < end; i += 4) {
      boolean last = i + 4 == end;
      int first = value(text[i]) << 18 | value(text[i + 1]) << 12;
      int third = last && padding == 2 ? 0 : value(text[i + 2]) << 6;
      int fourth = last && padding > 0 ? 0 : value(text[i + 3]);
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
  private static int value(byte character) {
    return character >= 0 ? VALUES[character] : NONE;
  }

  private static byte[] values() {
    byte[] alphabet = ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    byte[] values = new byte[128];
    Arrays.fill(values, NONE);
    for (int i = 0; i < alphabet.length; i++) {
      values[alphabet[i]] = (byte) i;
    }
    return values;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
