package dev.repartee.bench.capacity;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.transport.audio.WireFormat;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A call over a plain WebSocket: 16 kHz both ways. */
final class PcmLine implements LoadLine, FrameSocket.Listener {
  private static final WireFormat FORMAT = WireFormat.linear(16_000);
  private static final int LONGEST_CLEAR = 32;
  private static final Buffer HELLO = FrameSocket.text("{\"type\":\"hello\"}");

  private final List<Buffer> packets;
  private final Listener listener;
  private final AudibleSound audible = new AudibleSound(FORMAT);
  private FrameSocket socket;

  @SuppressWarnings("NullAway.Init") // the socket is there as soon as the line is handed out
  private PcmLine(List<Buffer> packets, Listener listener) {
    this.packets = packets;
    this.listener = listener;
  }

  /** Encodes what callers say. */
  static List<Buffer> encode(LoadScript script) {
    List<Buffer> encoded = new ArrayList<>();
    for (AudioFrame packet : script.packets()) {
      byte[] bytes = new byte[2 * packet.sampleCount()];
      packet.writeLittleEndian(bytes, 0);
      encoded.add(FrameSocket.binary(bytes));
    }
    return List.copyOf(encoded);
  }

  /** Calls. */
  static Future<LoadLine> call(
      NetClient client, URI address, List<Buffer> packets, Listener listener) {
    PcmLine line = new PcmLine(packets, listener);
    return FrameSocket.connect(client, address, line)
        .map(
            socket -> {
              line.socket = socket;
              socket.send(HELLO);
              return line;
            });
  }

  @Override
  public void say(int packet) {
    socket.send(packets.get(packet));
  }

  @Override
  public void hangUp() {
    socket.close();
  }

  @Override
  public void onText(byte[] bytes, int from, int length) {
    if (length < LONGEST_CLEAR
        && new String(bytes, from, length, StandardCharsets.UTF_8).contains("\"clear\"")) {
      listener.onCleared();
    }
  }

  @Override
  public void onBinary(byte[] bytes, int from, int length) {
    byte[] sound = Arrays.copyOfRange(bytes, from, from + length);
    listener.onSound(FORMAT.nanosOfBytes(length), audible.isIn(sound));
  }

  @Override
  public void onClosed(String reason) {
    listener.onClosed(reason);
  }
}
