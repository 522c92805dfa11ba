package dev.repartee.asr.moonshine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pieces of text that the network's tokens stand for.
 *
 * <p>They are the 32,000 pieces of the Llama tokeniser, one per line: {@code <0xNN>} is one byte of
 * UTF-8, U+2581 begins a word, and tokens 0 to 2 are marks that are not written. The tokens beyond
 * the pieces are not written either.
 */
final class Vocabulary {
  /** Begins every text. */
  static final int BEGIN = 1;

  /** Ends every text. */
  static final int END = 2;

  private static final char WORD_START = '\u2581';
  private static final int PIECES = 32_000;
  private static final Pattern BASE64 =
      Pattern.compile("vocab_base64\\s*=\\s*\"([A-Za-z0-9+/=]+)\"");
  private static final Pattern BYTE = Pattern.compile("<0x([0-9A-F]{2})>");

  private final List<byte[]> pieces;

  private Vocabulary(List<byte[]> pieces) {
    this.pieces = pieces;
  }

  /**
   * Reads the pieces out of the script of the package {@code llama-tokenizer-js}.
   *
   * @throws IOException if the file cannot be read or does not hold them
   */
  static Vocabulary read(Path script) throws IOException {
    Matcher matcher = BASE64.matcher(Files.readString(script));
    if (!matcher.find()) {
      throw new IOException(script + " holds no vocabulary");
    }
    String lines = new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
    List<byte[]> pieces = new ArrayList<>(PIECES);
    for (String line : lines.split("\n", -1)) {
      pieces.add(pieces.size() <= END ? new byte[0] : bytesOf(line));
    }
    if (pieces.size() < PIECES) {
      throw new IOException(script + " holds " + pieces.size() + " of " + PIECES + " pieces");
    }
    return new Vocabulary(pieces);
  }

  private static byte[] bytesOf(String piece) {
    Matcher oneByte = BYTE.matcher(piece);
    if (oneByte.matches()) {
      return new byte[] {(byte) Integer.parseInt(oneByte.group(1), 16)};
    }
    return piece.replace(WORD_START, ' ').getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a token begins a new word. */
  boolean startsWord(int token) {
    byte[] piece = piece(token);
    return piece.length > 0 && piece[0] == ' ';
  }

  /** The text of the tokens from {@code from} (inclusive) to {@code to} (exclusive). */
  String text(Hypothesis hypothesis, int from, int to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = from; i < to; i++) {
      bytes.writeBytes(piece(hypothesis.token(i)));
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private byte[] piece(int token) {
    return token < pieces.size() ? pieces.get(token) : new byte[0];
  }
}
