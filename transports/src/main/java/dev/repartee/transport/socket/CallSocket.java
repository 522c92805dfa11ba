package dev.repartee.transport.socket;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.EventLoop;
import io.netty.channel.Channel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket on which one call takes place: it writes with a bound, watches whether the other side
 * is still there, and says why it closes.
 *
 * <p>Lives on one event loop, where all methods are called and the listener is called too.
 */
public final class CallSocket {
  private static final System.Logger LOG = System.getLogger(CallSocket.class.getName());

  /** A close frame has room for 125 bytes, of which its code takes two. */
  private static final int MAX_REASON_BYTES = 123;

  private static final String TOO_LONG = "A message was too long or not well formed.";

  private static final int HUNG_UP = 1000;
  private static final int GOING_AWAY = 1001;

  private final EventLoop loop;
  private final ServerWebSocket socket;
  private final MessagePipe pipe;
  private final SocketLimits limits;
  private final Runnable onReleased;
  private final LifeSigns life;
  private Cancellable watch = Cancellable.DONE;
  private @Nullable Listener listener;
  private @Nullable String endReason;

  /**
   * A call's end of a connection.
   *
   * @param socket what Vert.x knows of the connection
   * @param channel the connection itself, on which messages go past Vert.x
   */
  CallSocket(
      EventLoop loop,
      ContextInternal context,
      ServerWebSocket socket,
      Channel channel,
      SocketLimits limits,
      Runnable onReleased) {
    this.loop = loop;
    this.socket = socket;
    this.pipe = MessagePipe.into(channel, context, this::received);
    this.limits = limits;
    this.onReleased = onReleased;
    this.life = new LifeSigns(limits, loop.nanos());
    socket.setWriteQueueMaxSize(SocketLimits.MAX_WAITING_BYTES);
    // Only what comes in several fragments comes this way.
    socket.textMessageHandler(text -> received(true, Buffer.buffer(text)));
    socket.binaryMessageHandler(bytes -> received(false, bytes));
    socket.pongHandler(payload -> life.answered(payload.getLong(0), loop.nanos()));
    socket.closeHandler(ignored -> gone());
    socket.exceptionHandler(this::failed);
    watchLater();
  }

  /** Begins to deliver what comes. Called once, before anything can have come. */
  public void listen(Listener newListener) {
    listener = newListener;
  }

  private void received(boolean isText, Buffer message) {
    received(isText, message.getBytes(), message.length());
  }

  private void received(boolean isText, byte[] message, int length) {
    Listener told = listener;
    if (told == null || !isAllowed(length)) {
      return;
    }
    if (isText) {
      told.onText(message, length);
    } else {
      told.onBinary(message, length);
    }
  }

  /** Where this socket lives. */
  public EventLoop loop() {
    return loop;
  }

  /** What this connection may do. */
  public SocketLimits limits() {
    return limits;
  }

  /** Whether so much waits to be sent that sound should rather be dropped. */
  public boolean isFull() {
    boolean full = isOpen() && pipe.isFull();
    life.full(full, loop.nanos());
    return full;
  }

  /** Sends a text message; ignored after the end. */
  public void send(String message) {
    byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
    sendText(utf8, utf8.length);
  }

  /** Sends a text message, which is there as UTF-8 and is copied; ignored after the end. */
  public void sendText(byte[] utf8, int length) {
    assert loop.isCurrent();
    if (isOpen()) {
      pipe.sendText(utf8, length);
    }
  }

  /** Sends a binary message, which is copied; ignored after the end. */
  public void sendBinary(byte[] message, int length) {
    assert loop.isCurrent();
    if (isOpen()) {
      pipe.sendBinary(message, length);
    }
  }

  /** Time to the other side and back, by the last ping; 0 before one was answered. */
  public long roundTripNanos() {
    return life.roundTripNanos();
  }

  /** Closes the connection for this reason; idempotent. The listener is told, but not from here. */
  public void close(CloseCode code, String reason) {
    assert loop.isCurrent();
    if (endReason == null) {
      end(reason);
      socket.close(code.number(), shortened(reason)).onFailure(this::noteUnsent);
    }
  }

  /** The connection may be gone before its end is told. */
  private boolean isOpen() {
    return endReason == null && !socket.isClosed();
  }

  private boolean isAllowed(int length) {
    if (endReason != null) {
      return false;
    }
    String objection = length > limits.messageBytes() ? TOO_LONG : life.message(loop.nanos());
    if (objection != null) {
      close(CloseCode.POLICY, objection);
    }
    return objection == null;
  }

  private void watchLater() {
    long nextNanos = loop.nanos() + TimeUnit.MILLISECONDS.toNanos(limits.watchMs());
    watch = loop.at(nextNanos, this::lookAfterIt);
  }

  private void lookAfterIt() {
    isFull();
    String objection = life.objection(loop.nanos());
    if (objection != null) {
      close(life.isUnread() ? CloseCode.TRY_AGAIN_LATER : CloseCode.POLICY, objection);
      return;
    }
    socket
        .writePing(Buffer.buffer(Long.BYTES).appendLong(loop.nanos()))
        .onFailure(this::noteUnsent);
    watchLater();
  }

  /** What is no failure of the connection itself is a message that could not be read. */
  private void failed(Throwable cause) {
    LOG.log(Level.DEBUG, "a connection failed", cause);
    boolean broken = cause instanceof IOException || cause instanceof HttpClosedException;
    if (!broken && isOpen()) {
      close(CloseCode.POLICY, TOO_LONG);
    }
  }

  private void gone() {
    if (endReason == null) {
      Short code = socket.closeStatusCode();
      boolean meant = code != null && (code == HUNG_UP || code == GOING_AWAY);
      end(meant ? "The caller has hung up." : "The connection to the caller broke off.");
    }
  }

  private void end(String reason) {
    endReason = reason;
    watch.cancel();
    onReleased.run();
    LOG.log(Level.DEBUG, "a connection ends: {0}", reason);
    Listener told = listener;
    if (told != null) {
      loop.run(() -> told.onGone(reason));
    }
  }

  private void noteUnsent(Throwable cause) {
    LOG.log(Level.DEBUG, "a message could not be sent", cause);
  }

  /** Cut where the close frame ends, but not within a character. */
  static String shortened(String reason) {
    byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_REASON_BYTES) {
      return reason;
    }
    int end = MAX_REASON_BYTES;
    while ((bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** Receives what the other side does; arrays are used again after the call. */
  public interface Listener {
    /** A text message came: the first {@code length} bytes, in UTF-8. */
    void onText(byte[] utf8, int length);

    /** A binary message came: the first {@code length} bytes. */
    void onBinary(byte[] message, int length);

    /** The connection is gone, whoever closed it; nothing follows. */
    void onGone(String reason);
  }
}
