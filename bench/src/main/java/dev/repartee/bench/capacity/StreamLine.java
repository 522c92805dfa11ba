package dev.repartee.bench.capacity;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.transport.audio.OutgoingSound;
import dev.repartee.transport.audio.SampleCoding;
import dev.repartee.transport.audio.WireFormat;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A call over a telephone company's media stream, in Twilio's words. Messages are not parsed but
 * searched, for they are many; marks come back at once, since the sound is paced by the server.
 */
final class StreamLine implements LoadLine, FrameSocket.Listener {
  private static final WireFormat FORMAT = new WireFormat(SampleCoding.MU_LAW, 8_000);
  private static final String STREAM = "MZ00000000000000000000000000000001";
  private static final byte[] EVENT = bytes("\"event\"");
  private static final byte[] PAYLOAD = bytes("\"payload\"");
  private static final byte[] NAME = bytes("\"name\"");
  private static final Buffer CONNECTED =
      FrameSocket.text("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
  private static final Buffer START =
      FrameSocket.text(
          "{\"event\":\"start\",\"sequenceNumber\":\"1\",\"streamSid\":\"%1$s\",\"start\":{"
                  .formatted(STREAM)
              + "\"streamSid\":\"%1$s\",\"callSid\":\"CA1\",\"accountSid\":\"AC1\","
                  .formatted(STREAM)
              + "\"tracks\":[\"inbound\"],\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\","
              + "\"sampleRate\":8000,\"channels\":1}}}");

  private final List<Buffer> packets;
  private final Listener listener;
  private final AudibleSound audible = new AudibleSound(FORMAT);
  private FrameSocket socket;

  @SuppressWarnings("NullAway.Init") // the socket is there as soon as the line is handed out
  private StreamLine(List<Buffer> packets, Listener listener) {
    this.packets = packets;
    this.listener = listener;
  }

  /** Encodes what callers say. */
  static List<Buffer> encode(LoadScript script) {
    OutgoingSound sound = OutgoingSound.unbroken(FORMAT, PACKET_MS);
    List<Buffer> encoded = new ArrayList<>();
    for (AudioFrame packet : script.packets()) {
      sound.play(packet, bytes -> encoded.add(media(bytes)));
    }
    return List.copyOf(encoded);
  }

  private static Buffer media(byte[] packet) {
    return FrameSocket.text(
        "{\"event\":\"media\",\"sequenceNumber\":\"2\",\"streamSid\":\"%s\",\"media\":{"
                .formatted(STREAM)
            + "\"track\":\"inbound\",\"chunk\":\"1\",\"timestamp\":\"0\",\"payload\":\"%s\"}}"
                .formatted(Base64.getEncoder().encodeToString(packet)));
  }

  /** Calls. */
  static Future<LoadLine> call(
      NetClient client, URI address, List<Buffer> packets, Listener listener) {
    StreamLine line = new StreamLine(packets, listener);
    return FrameSocket.connect(client, address, line)
        .map(
            socket -> {
              line.socket = socket;
              socket.send(CONNECTED);
              socket.send(START);
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
    int to = from + length;
    int event = valueOf(EVENT, bytes, from, to);
    if (event < 0) {
      return;
    }
    switch (bytes[event] << 8 | bytes[event + 1]) {
      case 'm' << 8 | 'e' -> media(bytes, event, to);
      case 'm' << 8 | 'a' -> mark(bytes, event, to);
      case 'c' << 8 | 'l' -> listener.onCleared();
      default -> {}
    }
  }

  @Override
  public void onBinary(byte[] bytes, int from, int length) {}

  @Override
  public void onClosed(String reason) {
    listener.onClosed(reason);
  }

  private void media(byte[] bytes, int from, int to) {
    int payload = valueOf(PAYLOAD, bytes, from, to);
    if (payload >= 0) {
      int end = indexOf((byte) '"', bytes, payload, to);
      byte[] base64 = Arrays.copyOfRange(bytes, payload, end);
      byte[] sound = Base64.getDecoder().decode(base64);
      listener.onSound(FORMAT.nanosOfBytes(sound.length), audible.isIn(sound));
    }
  }

  private void mark(byte[] bytes, int from, int to) {
    int name = valueOf(NAME, bytes, from, to);
    if (name >= 0) {
      int end = indexOf((byte) '"', bytes, name, to);
      String returned = new String(bytes, name, end - name, StandardCharsets.UTF_8);
      socket.send(
          FrameSocket.text(
              "{\"event\":\"mark\",\"streamSid\":\"%s\",\"mark\":{\"name\":\"%s\"}}"
                  .formatted(STREAM, returned)));
    }
  }

  /** Where the text value of a field begins, or -1. */
  private static int valueOf(byte[] field, byte[] bytes, int from, int to) {
    for (int i = from; i + field.length < to; i++) {
      if (bytes[i] == '"' && Arrays.equals(bytes, i, i + field.length, field, 0, field.length)) {
        return 1 + indexOf((byte) '"', bytes, i + field.length, to);
      }
    }
    return -1;
  }

  private static int indexOf(byte wanted, byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
