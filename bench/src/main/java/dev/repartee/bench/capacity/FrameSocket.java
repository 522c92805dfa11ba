package dev.repartee.bench.capacity;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The client's end of a WebSocket (RFC 6455) that sends messages which were encoded beforehand.
 *
 * <p>It does the least that can be done for a message, so that the load generator takes little of
 * the machine that it measures: the mask is zero, and messages are read where they lie. Lives on
 * one event loop.
 */
final class FrameSocket {
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;

  private final NetSocket socket;
  private final Promise<FrameSocket> opened;
  private final Listener listener;
  private byte[] waiting = new byte[4096];
  private int start;
  private int end;
  private boolean open;
  private boolean closed;

  private FrameSocket(NetSocket socket, Promise<FrameSocket> opened, Listener listener) {
    this.socket = socket;
    this.opened = opened;
    this.listener = listener;
  }

  /** Connects to a {@code ws://} address; fails with the server's words if it refuses. */
  static Future<FrameSocket> connect(NetClient client, URI address, Listener listener) {
    return client
        .connect(address.getPort(), address.getHost())
        .compose(socket -> shakeHands(socket, address, listener));
  }

  private static Future<FrameSocket> shakeHands(NetSocket socket, URI address, Listener listener) {
    Promise<FrameSocket> opened = Promise.promise();
    FrameSocket frames = new FrameSocket(socket, opened, listener);
    socket.handler(frames::received);
    socket.closeHandler(ignored -> frames.ended("The server closed the connection."));
    socket.exceptionHandler(error -> frames.ended(String.valueOf(error.getMessage())));
    socket
        .write(
            "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    .formatted(address.getPath(), address.getHost(), address.getPort())
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bG9hZCBnZW5lcmF0b3IhIQ==\r\n\r\n")
        .onFailure(opened::tryFail);
    return opened.future();
  }

  /** A text message, encoded. */
  static Buffer text(String message) {
    return encoded(TEXT, message.getBytes(StandardCharsets.UTF_8));
  }

  /** A binary message, encoded. */
  static Buffer binary(byte[] message) {
    return encoded(BINARY, message);
  }

  private static Buffer encoded(int kind, byte[] payload) {
    Buffer frame = Buffer.buffer(payload.length + 8).appendByte((byte) (FINAL | kind));
    if (payload.length < 126) {
      frame.appendByte((byte) (MASKED | payload.length));
    } else {
      frame.appendByte((byte) (MASKED | 126)).appendUnsignedShort(payload.length);
    }
    int mask = 0;
    return frame.appendInt(mask).appendBytes(payload);
  }

  /** Sends a message of {@link #text} or {@link #binary}. */
  void send(Buffer encoded) {
    if (!closed) {
      Future<Void> ignored = socket.write(encoded);
    }
  }

  /** Hangs up; the listener is not told. */
  void close() {
    if (!closed) {
      closed = true;
      byte[] normal = {0x03, (byte) 0xe8};
      Future<Void> ignored = socket.write(encoded(CLOSE, normal)).eventually(() -> socket.close());
    }
  }

  private void received(Buffer bytes) {
    keep(bytes);
    if (!open && !headRead()) {
      return;
    }
    while (!closed && frameRead()) {
      // As many as have come whole.
    }
  }

  private void keep(Buffer bytes) {
    int length = bytes.length();
    if (waiting.length - end < length) {
      int kept = end - start;
      byte[] larger = kept + length > waiting.length ? new byte[2 * (kept + length)] : waiting;
      System.arraycopy(waiting, start, larger, 0, kept);
      waiting = larger;
      start = 0;
      end = kept;
    }
    bytes.getBytes(0, length, waiting, end);
    end += length;
  }

  private boolean headRead() {
    for (int i = start; i + END_OF_HEAD.length <= end; i++) {
      if (Arrays.equals(waiting, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
        String head = new String(waiting, start, i - start, StandardCharsets.UTF_8);
        start = i + END_OF_HEAD.length;
        String status = head.lines().findFirst().orElse("");
        open = status.contains(" 101 ");
        if (open) {
          opened.tryComplete(this);
        } else {
          closed = true;
          opened.tryFail(new IOException("The server refused the call: " + status));
          Future<Void> ignored = socket.close();
        }
        return open;
      }
    }
    return false;
  }

  private boolean frameRead() {
    if (end - start < 2) {
      return false;
    }
    int length = waiting[start + 1] & 0x7f;
    int from = start + 2;
    if (length == 126) {
      if (end - start < 4) {
        return false;
      }
      length = (waiting[start + 2] & 0xff) << 8 | (waiting[start + 3] & 0xff);
      from += 2;
    } else if (length == 127) {
      ended("The server sent a message of more than 64 KB.");
      return false;
    }
    if (from + length > end) {
      return false;
    }
    int kind = waiting[start] & 0x0f;
    start = from + length;
    take(kind, from, length);
    return true;
  }

  private void take(int kind, int from, int length) {
    switch (kind) {
      case TEXT -> listener.onText(waiting, from, length);
      case BINARY -> listener.onBinary(waiting, from, length);
      case PING -> send(encoded(PONG, Arrays.copyOfRange(waiting, from, from + length)));
      case CLOSE -> ended(closeReason(from, length));
      default -> {}
    }
  }

  private String closeReason(int from, int length) {
    return length <= 2
        ? "The server closed the connection."
        : new String(waiting, from + 2, length - 2, StandardCharsets.UTF_8);
  }

  private void ended(String reason) {
    if (!closed) {
      closed = true;
      opened.tryFail(new IOException(reason));
      Future<Void> ignored = socket.close();
      if (open) {
        listener.onClosed(reason);
      }
    }
  }

  /** Receives messages; the array may be read during the call only. */
  interface Listener {
    void onText(byte[] bytes, int from, int length);

    void onBinary(byte[] bytes, int from, int length);

    /** The server hung up, or the connection broke. */
    void onClosed(String reason);
  }
}
