package dev.repartee.transport.rtc.sctp;

import dev.repartee.engine.time.EventLoop;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A browser's end of an association, driven by a test: it begins, sends what it is told to, and
 * notes what comes. Everything that the other side sends waits in {@link #sent} until it is taken.
 */
final class Browser implements DataChannel.Listener {
  static final int STREAM = 1;
  static final int MAX_MESSAGE_BYTES = 10_000;

  private static final int TAG = 0x0bad_cafe;
  private static final int FIRST_NUMBER = 0xffff_fffe;

  final DataChannel channel;
  final Deque<byte[]> sent = new ArrayDeque<>();
  final List<String> news = new ArrayList<>();
  final List<String> received = new ArrayList<>();
  private final SctpPacket packet = new SctpPacket();
  private final SctpInbound inbound;
  private int nextNumber = FIRST_NUMBER;
  private int remoteTag;

  Browser(EventLoop loop) {
    channel = new DataChannel(loop, new SecureRandom(), 5_000, 6_000, MAX_MESSAGE_BYTES, this);
    // The first number of the other side is known after the beginning.
    inbound = begin();
  }

  void open(String label) {
    byte[] name = label.getBytes(StandardCharsets.UTF_8);
    ByteBuffer open = ByteBuffer.allocate(12 + name.length);
    open.put((byte) 3).put((byte) 0).putShort((short) 0).putInt(0);
    open.putShort((short) name.length).putShort((short) 0).put(name);
    deliver(data(STREAM, 50, 3, open.array()));
  }

  /** A packet with one piece of a message. */
  byte[] data(int stream, int protocol, int flags, byte[] bytes) {
    packet.begin(6_000, 5_000, remoteTag);
    packet
        .beginChunk(SctpPacket.DATA, flags)
        .putInt(nextNumber++)
        .putShort((short) stream)
        .putShort((short) 0)
        .putInt(protocol)
        .put(bytes);
    packet.endChunk();
    return whole();
  }

  byte[] text(String text) {
    return data(STREAM, 51, 3, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] chunk(int type, byte[] value) {
    packet.begin(6_000, 5_000, remoteTag);
    packet.beginChunk(type, 0).put(value);
    packet.endChunk();
    return whole();
  }

  void deliver(byte[] bytes) {
    channel.receive(bytes.clone(), bytes.length);
  }

  /** Takes all that was sent, and acknowledges it. */
  void takeAll() {
    for (byte[] next = sent.poll(); next != null; next = sent.poll()) {
      take(next);
    }
  }

  void take(byte[] bytes) {
    ByteBuffer chunks = SctpPacket.open(bytes, bytes.length, TAG);
    if (chunks == null) {
      throw new AssertionError("a damaged packet");
    }
    boolean[] data = {false};
    SctpPacket.readChunks(
        chunks,
        (type, flags, value) -> {
          if (type == SctpPacket.DATA) {
            data[0] = true;
            inbound.onData(flags, value);
          } else if (type != SctpPacket.SACK) {
            news.add("chunk " + type);
          }
        });
    if (data[0]) {
      packet.begin(6_000, 5_000, remoteTag);
      inbound.writeAcknowledgement(packet.beginChunk(SctpPacket.SACK, 0));
      packet.endChunk();
      deliver(whole());
    }
  }

  private SctpInbound begin() {
    packet.begin(6_000, 5_000, 0);
    ByteBuffer init = packet.beginChunk(SctpPacket.INIT, 0);
    init.putInt(TAG).putInt(1 << 17).putShort((short) 9).putShort((short) 9).putInt(FIRST_NUMBER);
    packet.endChunk();
    deliver(whole());
    byte[] reply = first();
    ByteBuffer acknowledged = ByteBuffer.wrap(reply);
    remoteTag = acknowledged.getInt(16);
    int firstNumber = acknowledged.getInt(28);
    byte[] cookie = Arrays.copyOfRange(reply, 36, 52);
    deliver(chunk(SctpPacket.COOKIE_ECHO, cookie));
    first();
    return new SctpInbound(firstNumber, 1 << 20, new Reader());
  }

  private byte[] first() {
    byte @Nullable [] first = sent.poll();
    if (first == null) {
      throw new AssertionError("nothing was sent");
    }
    return first;
  }

  private byte[] whole() {
    return Arrays.copyOf(packet.array(), packet.length());
  }

  @Override
  public void onSend(byte[] bytes, int length) {
    sent.add(Arrays.copyOf(bytes, length));
  }

  @Override
  public void onOpen() {
    news.add("open");
  }

  @Override
  public void onMessage(String text) {
    news.add(text);
  }

  @Override
  public void onRefusedMessage(String reason) {
    news.add(reason);
  }

  @Override
  public void onUnwantedChannel() {
    news.add("unwanted");
  }

  @Override
  public void onClosed() {
    news.add("closed");
  }

  /** Notes whole messages of the other side. */
  private final class Reader implements SctpInbound.Reader {
    @Override
    public void onMessage(int stream, int protocol, byte[] message) {
      received.add(protocol == 51 ? new String(message, StandardCharsets.UTF_8) : "control");
    }

    @Override
    public void onTooLong() {
      received.add("too long");
    }
  }
}
