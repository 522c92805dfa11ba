package dev.repartee.transport.rtc.sctp;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sending half of an association: cuts messages into pieces, sends no more than network and
 * receiver take, and sends again what is lost (RFC 9260, sections 6 and 7).
 *
 * <p>Messages wait here, up to a bound; what does not fit is refused. Not thread safe.
 */
final class SctpOutbound {
  /** Number, stream, number in the stream, protocol. */
  static final int DATA_HEADER_BYTES = 12;

  private static final int MAX_PIECE_BYTES =
      SctpPacket.MAX_BYTES
          - SctpPacket.HEADER_BYTES
          - SctpPacket.CHUNK_HEADER_BYTES
          - DATA_HEADER_BYTES;

  private static final int MAX_WAITING_BYTES = 1 << 20;
  private static final int FIRST_WINDOW_BYTES = 4 * SctpPacket.MAX_BYTES;
  private static final int MAX_WINDOW_BYTES = 1 << 16;
  private static final int MISSED_BEFORE_RESENT = 3;

  /** Some 45 s: whether the other side is still there is decided by whoever sees all it sends. */
  private static final int MAX_TIMEOUTS_IN_A_ROW = 48;

  private static final int BEGINS = 2;
  private static final int ENDS = 1;

  private final Deque<Piece> waiting = new ArrayDeque<>();
  private final Deque<Piece> inFlight = new ArrayDeque<>();
  private final RetransmissionTimeout timeout = new RetransmissionTimeout();
  private long nextNumber;
  private int nextInStream;
  private int waitingBytes;
  private int windowBytes = FIRST_WINDOW_BYTES;
  private long receiverBytes;
  private int timeoutsInARow;

  SctpOutbound(int firstNumber) {
    this.nextNumber = firstNumber & 0xffff_ffffL;
  }

  void receiverTakes(long bytes) {
    receiverBytes = bytes;
  }

  /** Queues a message; false if too much waits already. */
  boolean add(int stream, int protocol, byte[] message) {
    if (waitingBytes + message.length > MAX_WAITING_BYTES) {
      return false;
    }
    for (int from = 0; from < message.length; from += MAX_PIECE_BYTES) {
      int to = Math.min(message.length, from + MAX_PIECE_BYTES);
      int flags = (from == 0 ? BEGINS : 0) | (to == message.length ? ENDS : 0);
      waiting.addLast(new Piece(flags, stream, nextInStream, protocol, message, from, to - from));
    }
    nextInStream++;
    waitingBytes += message.length;
    return true;
  }

  /** Puts into {@code packet} what may be sent now and has room. */
  void fill(SctpPacket packet, long nowNanos) {
    for (Piece piece : inFlight) {
      if (piece.lost && packet.hasRoomFor(DATA_HEADER_BYTES + piece.length)) {
        piece.lost = false;
        piece.sentAgain = true;
        put(packet, piece, nowNanos);
      }
    }
    Piece next = waiting.peekFirst();
    while (next != null
        && maySend(next.length)
        && packet.hasRoomFor(DATA_HEADER_BYTES + next.length)) {
      waiting.removeFirst();
      waitingBytes -= next.length;
      next.number = nextNumber++;
      inFlight.addLast(next);
      put(packet, next, nowNanos);
      next = waiting.peekFirst();
    }
  }

  /** Reads the value of an acknowledgement. */
  void onAcknowledgement(ByteBuffer value, long nowNanos) {
    if (value.remaining() < 12) {
      return;
    }
    long last = extended(value.getInt());
    receiverBytes = value.getInt() & 0xffff_ffffL;
    int gaps = value.getShort() & 0xffff;
    value.getShort();
    if (last >= nextNumber) {
      return;
    }
    int acknowledged = 0;
    Piece first = inFlight.peekFirst();
    while (first != null && first.number <= last) {
      inFlight.removeFirst();
      acknowledged += first.length;
      measure(first, nowNanos);
      first = inFlight.peekFirst();
    }
    long highest = readGaps(value, gaps, last);
    if (acknowledged > 0) {
      timeoutsInARow = 0;
      timeout.progressed();
      windowBytes = Math.min(MAX_WINDOW_BYTES, windowBytes + acknowledged);
    }
    noteMissing(highest);
  }

  /** When what is in flight counts as lost; {@link Long#MAX_VALUE} if nothing is. */
  long deadlineNanos() {
    Piece first = inFlight.peekFirst();
    return first == null ? Long.MAX_VALUE : first.sentAtNanos + timeout.nanos();
  }

  /**
   * Counts all that is in flight as lost.
   *
   * @return false if that has happened too often: the other side is gone
   */
  boolean onTimeout() {
    timeout.backOff();
    windowBytes = SctpPacket.MAX_BYTES;
    inFlight.forEach(piece -> piece.lost = !piece.arrived);
    return ++timeoutsInARow <= MAX_TIMEOUTS_IN_A_ROW;
  }

  /** Marks what has arrived behind a gap, and gives the highest such number. */
  private long readGaps(ByteBuffer value, int gaps, long last) {
    long highest = last;
    for (int i = 0; i < gaps && value.remaining() >= 4; i++) {
      long start = last + (value.getShort() & 0xffff);
      long end = last + (value.getShort() & 0xffff);
      highest = Math.max(highest, end);
      for (Piece piece : inFlight) {
        piece.arrived |= piece.number >= start && piece.number <= end;
      }
    }
    return highest;
  }

  /** A piece that was overtaken three times is lost (section 7.2.4). */
  private void noteMissing(long highest) {
    for (Piece piece : inFlight) {
      boolean overtaken = piece.number < highest && !piece.arrived && !piece.sentAgain;
      if (overtaken && ++piece.missed == MISSED_BEFORE_RESENT) {
        piece.lost = true;
        windowBytes = Math.max(FIRST_WINDOW_BYTES, windowBytes / 2);
      }
    }
  }

  private void measure(Piece piece, long nowNanos) {
    if (!piece.sentAgain) {
      timeout.measured(nowNanos - piece.sentAtNanos);
    }
  }

  /** One piece is always allowed: a full receiver is asked by it whether it has room again. */
  private boolean maySend(int bytes) {
    int flying = 0;
    for (Piece piece : inFlight) {
      flying += piece.arrived || piece.lost ? 0 : piece.length;
    }
    return flying == 0 || flying + bytes <= Math.min(windowBytes, receiverBytes);
  }

  private static void put(SctpPacket packet, Piece piece, long nowNanos) {
    piece.sentAtNanos = nowNanos;
    packet
        .beginChunk(SctpPacket.DATA, piece.flags)
        .putInt((int) piece.number)
        .putShort((short) piece.stream)
        .putShort((short) piece.numberInStream)
        .putInt(piece.protocol)
        .put(piece.message, piece.offset, piece.length);
    packet.endChunk();
  }

  private long extended(int number) {
    return nextNumber + (number - (int) nextNumber);
  }

  /** A part of a message, and what has become of it. */
  private static final class Piece {
    private final int flags;
    private final int stream;
    private final int numberInStream;
    private final int protocol;
    private final byte[] message;
    private final int offset;
    private final int length;
    private long number;
    private long sentAtNanos;
    private int missed;
    private boolean sentAgain;
    private boolean arrived;
    private boolean lost;

    Piece(
        int flags,
        int stream,
        int numberInStream,
        int protocol,
        byte[] message,
        int offset,
        int length) {
      this.flags = flags;
      this.stream = stream;
      this.numberInStream = numberInStream;
      this.protocol = protocol;
      this.message = message;
      this.offset = offset;
      this.length = length;
    }
  }

  /** How long to wait for an acknowledgement (section 6.3.1). */
  private static final class RetransmissionTimeout {
    private static final long FIRST_NANOS = MILLISECONDS.toNanos(500);
    private static final long MIN_NANOS = MILLISECONDS.toNanos(200);

    /** Messages are few and small, so that asking often costs little, and somebody waits. */
    private static final long MAX_NANOS = MILLISECONDS.toNanos(1_000);

    private long smoothedNanos = -1;
    private long variationNanos;
    private long nanos = FIRST_NANOS;

    void measured(long roundTripNanos) {
      if (smoothedNanos < 0) {
        smoothedNanos = roundTripNanos;
        variationNanos = roundTripNanos / 2;
      } else {
        variationNanos = (3 * variationNanos + Math.abs(smoothedNanos - roundTripNanos)) / 4;
        smoothedNanos = (7 * smoothedNanos + roundTripNanos) / 8;
      }
      nanos = bounded(smoothedNanos + 4 * variationNanos);
    }

    /**
     * Something got through, so the way is open again. The standard would wait for a new
     * measurement, which on a way that loses half of all packets is rarely possible.
     */
    void progressed() {
      nanos = smoothedNanos < 0 ? FIRST_NANOS : bounded(smoothedNanos + 4 * variationNanos);
    }

    void backOff() {
      nanos = bounded(2 * nanos);
    }

    long nanos() {
      return nanos;
    }

    private static long bounded(long nanos) {
      return Math.max(MIN_NANOS, Math.min(MAX_NANOS, nanos));
    }
  }
}
