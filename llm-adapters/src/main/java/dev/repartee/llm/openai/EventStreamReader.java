package dev.repartee.llm.openai;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads server-sent events from bytes as they arrive, and passes on each {@code data} line.
 *
 * <p>It follows the WHATWG description of event streams as far as chat completions need it: lines
 * end in LF, CR or CR LF, one space after the colon is dropped, comments and other fields are
 * skipped. Unlike there, each data line counts for itself, because some servers leave out the blank
 * line between events and none splits a chunk over lines.
 */
final class EventStreamReader {
  private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);

  private final int maxLineBytes;
  private final Consumer<String> data;
  private byte[] line = new byte[1024];
  private int length;

  EventStreamReader(int maxLineBytes, Consumer<String> data) {
    this.maxLineBytes = maxLineBytes;
    this.data = data;
  }

  /**
   * Takes more bytes, cut anywhere, even within a character.
   *
   * @throws LineTooLongException if a line exceeds the bound
   */
  void accept(Buffer bytes) throws LineTooLongException {
    for (int i = 0; i < bytes.length(); i++) {
      byte next = bytes.getByte(i);
      if (next == '\n' || next == '\r') {
        endLine();
      } else {
        append(next);
      }
    }
  }

  /** Takes the end of the stream, which may lack its last line end. */
  void end() {
    endLine();
  }

  private void append(byte next) throws LineTooLongException {
    if (length == maxLineBytes) {
      throw new LineTooLongException();
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(maxLineBytes, 2 * length));
    }
    line[length++] = next;
  }

  private void endLine() {
    int end = length;
    length = 0;
    if (end <= DATA.length || !Arrays.equals(line, 0, DATA.length, DATA, 0, DATA.length)) {
      return;
    }
    int start = line[DATA.length] == ' ' ? DATA.length + 1 : DATA.length;
    if (start < end) {
      data.accept(new String(line, start, end - start, StandardCharsets.UTF_8));
    }
  }

  /** A line exceeded the bound. */
  static final class LineTooLongException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
