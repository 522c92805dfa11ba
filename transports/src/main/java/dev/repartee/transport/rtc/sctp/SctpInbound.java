package dev.repartee.transport.rtc.sctp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * The receiving half of an association: puts pieces in order and together to messages, and says
 * what has come (RFC 9260, section 6.2).
 *
 * <p>The pieces of a message have consecutive numbers, and are looked at in the order of their
 * numbers, so that only one message at a time is incomplete, and the messages of every stream are
 * in order. Holds at most {@link #WINDOW_BYTES}. Not thread safe.
 */
final class SctpInbound {
  /** What the other side may send ahead. */
  static final int WINDOW_BYTES = 1 << 17;

  private static final int MAX_GAPS = 16;
  private static final int BEGINS = 2;
  private static final int ENDS = 1;

  private final int maxMessageBytes;
  private final Reader reader;
  private final TreeMap<Long, Piece> waiting = new TreeMap<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private long lastInOrder;
  private int waitingBytes;
  private boolean tooLong;

  /** Receives whole messages. */
  interface Reader {
    void onMessage(int stream, int protocol, byte[] message);

    /** A message was longer than allowed, and is lost. */
    void onTooLong();
  }

  SctpInbound(int firstNumber, int maxMessageBytes, Reader reader) {
    this.lastInOrder = (firstNumber & 0xffff_ffffL) - 1;
    this.maxMessageBytes = maxMessageBytes;
    this.reader = reader;
  }

  /** Takes the value of a data chunk. */
  void onData(int flags, ByteBuffer value) {
    if (value.remaining() < SctpOutbound.DATA_HEADER_BYTES) {
      return;
    }
    long number = extended(value.getInt());
    int stream = value.getShort() & 0xffff;
    value.getShort();
    int protocol = value.getInt();
    boolean known = number <= lastInOrder || waiting.containsKey(number);
    if (known || waitingBytes + value.remaining() > WINDOW_BYTES) {
      return;
    }
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    waiting.put(number, new Piece(flags, stream, protocol, bytes));
    waitingBytes += bytes.length;
    readInOrder();
  }

  /** Writes what has come into the value of a chunk. */
  void writeAcknowledgement(ByteBuffer out) {
    out.putInt((int) lastInOrder).putInt(WINDOW_BYTES - waitingBytes);
    int countAt = out.position();
    out.putShort((short) 0).putShort((short) 0);
    int gaps = 0;
    long start = -1;
    long end = -1;
    for (long number : waiting.keySet()) {
      if (number == end + 1 && start >= 0) {
        end = number;
        continue;
      }
      if (start >= 0 && gaps < MAX_GAPS) {
        putGap(out, start, end);
        gaps++;
      }
      start = number;
      end = number;
    }
    if (start >= 0 && gaps < MAX_GAPS) {
      putGap(out, start, end);
      gaps++;
    }
    out.putShort(countAt, (short) gaps);
  }

  private void putGap(ByteBuffer out, long start, long end) {
    out.putShort((short) (start - lastInOrder)).putShort((short) (end - lastInOrder));
  }

  private void readInOrder() {
    Map.Entry<Long, Piece> first = waiting.firstEntry();
    while (first != null && first.getKey() == lastInOrder + 1) {
      waiting.pollFirstEntry();
      waitingBytes -= first.getValue().bytes.length;
      lastInOrder++;
      read(first.getValue());
      first = waiting.firstEntry();
    }
  }

  private void read(Piece piece) {
    if ((piece.flags & BEGINS) != 0) {
      message.reset();
      tooLong = false;
    }
    if (message.size() + piece.bytes.length > maxMessageBytes) {
      tooLong = true;
      message.reset();
    }
    if (!tooLong) {
      message.write(piece.bytes, 0, piece.bytes.length);
    }
    if ((piece.flags & ENDS) == 0) {
      return;
    }
    if (tooLong) {
      reader.onTooLong();
    } else {
      reader.onMessage(piece.stream, piece.protocol, message.toByteArray());
    }
    message.reset();
  }

  private long extended(int number) {
    return lastInOrder + (number - (int) lastInOrder);
  }

  /** A part of a message. */
  private static final class Piece {
    private final int flags;
    private final int stream;
    private final int protocol;
    private final byte[] bytes;

    Piece(int flags, int stream, int protocol, byte[] bytes) {
      this.flags = flags;
      this.stream = stream;
      this.protocol = protocol;
      this.bytes = bytes;
    }
  }
}
