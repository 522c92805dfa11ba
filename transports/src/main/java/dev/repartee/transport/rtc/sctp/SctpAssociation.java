package dev.repartee.transport.rtc.sctp;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.EventLoop;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The waiting end of an association inside a DTLS tunnel (RFC 9260 and RFC 8261), as far as
 * reliable ordered messages need it: no second address, no partial reliability, no interleaving;
 * the other side learns at the start that there is none. Lives on an event loop.
 */
final class SctpAssociation {
  private static final int STREAMS = 1_024;
  private static final int COOKIE_BYTES = 16;
  private static final int INIT_BYTES = 16;
  private static final int PARAMETER_STATE_COOKIE = 7;
  private static final int PARAMETER_SUPPORTED_EXTENSIONS = 0x8008;
  private static final int PARAMETER_RESET_REQUEST = 13;
  private static final int PARAMETER_RESET_RESPONSE = 16;
  private static final int RESET_PERFORMED = 1;

  private final EventLoop loop;
  private final int localPort;
  private final int remotePort;
  private final int maxMessageBytes;
  private final Listener listener;
  private final int ownTag;
  private final int firstNumber;
  private final byte[] cookie = new byte[COOKIE_BYTES];
  private final SctpPacket packet = new SctpPacket();
  private final SctpOutbound outbound;
  private @Nullable SctpInbound inbound;
  private int remoteTag;
  private boolean established;
  private boolean closed;
  private boolean owesAcknowledgement;
  private Cancellable timer = Cancellable.DONE;
  private long timerAtNanos = Long.MAX_VALUE;

  /** Receives what comes of it, on the loop. */
  interface Listener extends SctpInbound.Reader {
    /** A packet for the tunnel; valid only during the call. */
    void onSend(byte[] packet, int length);

    /** The other side has closed a stream. */
    void onStreamClosed(int stream);

    /** The other side has ended the association, or is gone. Once, the last. */
    void onClosed();
  }

  SctpAssociation(
      EventLoop loop,
      SecureRandom random,
      int localPort,
      int remotePort,
      int maxMessageBytes,
      Listener listener) {
    this.loop = loop;
    this.localPort = localPort;
    this.remotePort = remotePort;
    this.maxMessageBytes = maxMessageBytes;
    this.listener = listener;
    this.ownTag = random.nextInt() | 1;
    this.firstNumber = random.nextInt();
    random.nextBytes(cookie);
    outbound = new SctpOutbound(firstNumber);
  }

  /** Takes a packet out of the tunnel; what is no such packet is dropped. */
  void receive(byte[] bytes, int length) {
    if (closed) {
      return;
    }
    ByteBuffer chunks = SctpPacket.open(bytes, length, ownTag);
    if (chunks == null) {
      return;
    }
    try {
      SctpPacket.readChunks(chunks, this::onChunk);
    } catch (BufferUnderflowException e) {
      // A chunk that is shorter than its kind; the other side sends it again if it matters.
    }
    flush();
  }

  /** Sends a message; false if too much waits already or the association has ended. */
  boolean send(int stream, int protocol, byte[] message) {
    if (closed || !outbound.add(stream, protocol, message)) {
      return false;
    }
    flush();
    return true;
  }

  /** Tells the other side, and stops; idempotent. */
  void close() {
    if (!closed) {
      closed = true;
      timer.cancel();
      begin().beginChunk(SctpPacket.ABORT, 0);
      packet.endChunk();
      hand();
    }
  }

  private void onChunk(int type, int flags, ByteBuffer value) {
    SctpInbound incoming = inbound;
    switch (type) {
      case SctpPacket.INIT -> onInit(value);
      case SctpPacket.COOKIE_ECHO -> onCookie(value);
      case SctpPacket.ABORT -> end();
      case SctpPacket.HEARTBEAT -> reply(SctpPacket.HEARTBEAT_ACK, value);
      case SctpPacket.SHUTDOWN -> {
        reply(SctpPacket.SHUTDOWN_ACK, ByteBuffer.allocate(0));
        end();
      }
      case SctpPacket.DATA -> {
        if (incoming != null && established) {
          incoming.onData(flags, value);
          owesAcknowledgement = true;
        }
      }
      case SctpPacket.SACK -> outbound.onAcknowledgement(value, loop.nanos());
      case SctpPacket.RECONFIGURATION -> onReconfiguration(value);
      default -> {}
    }
  }

  /** The other side begins, and may have to do so again if the reply is lost. */
  private void onInit(ByteBuffer value) {
    if (value.remaining() < INIT_BYTES || established) {
      return;
    }
    remoteTag = value.getInt();
    outbound.receiverTakes(value.getInt() & 0xffff_ffffL);
    value.getInt();
    inbound = new SctpInbound(value.getInt(), maxMessageBytes, listener);
    ByteBuffer out = begin().beginChunk(SctpPacket.INIT_ACK, 0);
    out.putInt(ownTag).putInt(SctpInbound.WINDOW_BYTES);
    out.putShort((short) STREAMS).putShort((short) STREAMS).putInt(firstNumber);
    out.putShort((short) PARAMETER_STATE_COOKIE).putShort((short) (4 + COOKIE_BYTES)).put(cookie);
    out.putShort((short) PARAMETER_SUPPORTED_EXTENSIONS).putShort((short) 5);
    out.put((byte) SctpPacket.RECONFIGURATION);
    packet.endChunk();
    hand();
  }

  private void onCookie(ByteBuffer value) {
    byte[] echoed = new byte[value.remaining()];
    value.get(echoed);
    if (inbound != null && MessageDigest.isEqual(echoed, cookie)) {
      established = true;
      reply(SctpPacket.COOKIE_ACK, ByteBuffer.allocate(0));
    }
  }

  /** The other side closes streams (RFC 6525, section 5.2.2). */
  private void onReconfiguration(ByteBuffer value) {
    if (value.remaining() < 16 || value.getShort() != PARAMETER_RESET_REQUEST) {
      return;
    }
    int streams = ((value.getShort() & 0xffff) - 16) / 2;
    int request = value.getInt();
    value.position(value.position() + 8);
    ByteBuffer out = begin().beginChunk(SctpPacket.RECONFIGURATION, 0);
    out.putShort((short) PARAMETER_RESET_RESPONSE).putShort((short) 12);
    out.putInt(request).putInt(RESET_PERFORMED);
    packet.endChunk();
    hand();
    for (int i = 0; i < streams && value.remaining() >= 2; i++) {
      listener.onStreamClosed(value.getShort() & 0xffff);
    }
  }

  private void reply(int type, ByteBuffer value) {
    begin();
    if (packet.hasRoomFor(value.remaining())) {
      packet.beginChunk(type, 0).put(value);
      packet.endChunk();
      hand();
    }
  }

  private void flush() {
    if (closed || !established) {
      return;
    }
    boolean sent = true;
    while (sent) {
      begin();
      SctpInbound incoming = inbound;
      if (owesAcknowledgement && incoming != null) {
        owesAcknowledgement = false;
        incoming.writeAcknowledgement(packet.beginChunk(SctpPacket.SACK, 0));
        packet.endChunk();
      }
      outbound.fill(packet, loop.nanos());
      sent = !packet.isEmpty();
      if (sent) {
        hand();
      }
    }
    watch();
  }

  /** Keeps one timer, for the oldest piece that is in flight. */
  private void watch() {
    long deadlineNanos = outbound.deadlineNanos();
    if (deadlineNanos == Long.MAX_VALUE) {
      timer.cancel();
      timerAtNanos = Long.MAX_VALUE;
    } else if (deadlineNanos < timerAtNanos) {
      timer.cancel();
      timerAtNanos = deadlineNanos;
      timer = loop.at(deadlineNanos, this::onTimer);
    }
  }

  private void onTimer() {
    timerAtNanos = Long.MAX_VALUE;
    if (closed) {
      return;
    }
    boolean overdue = loop.nanos() >= outbound.deadlineNanos();
    if (overdue && !outbound.onTimeout()) {
      end();
    } else {
      flush();
    }
  }

  private SctpPacket begin() {
    return packet.begin(localPort, remotePort, remoteTag);
  }

  private void hand() {
    listener.onSend(packet.array(), packet.length());
  }

  private void end() {
    if (!closed) {
      closed = true;
      timer.cancel();
      listener.onClosed();
    }
  }
}
