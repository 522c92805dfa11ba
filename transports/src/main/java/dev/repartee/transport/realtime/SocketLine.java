package dev.repartee.transport.realtime;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.audio.OutgoingSound;
import dev.repartee.transport.audio.WireFormat;
import dev.repartee.transport.socket.CallSocket;
import dev.repartee.transport.socket.CloseCode;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The line of a session over a WebSocket, where sound travels inside events. Sound leaves at the
 * speed at which it is to be played, so that what was sent was nearly heard. Lives on the socket's
 * event loop.
 */
final class SocketLine implements CallTransport, SessionLine {
  /** Each event has some 250 bytes of its own; longer packets would come late. */
  private static final int PACKET_MS = 40;

  private static final long PACKET_NANOS = TimeUnit.MILLISECONDS.toNanos(PACKET_MS);

  private final String callId;
  private final CallSocket socket;
  private final EventLoop loop;
  private final long assumedDelayNanos;
  private final RealtimeSession session;
  private final Consumer<byte[]> packets;
  private OutgoingSound outgoing = new OutgoingSound(AudioFormats.PCM, PACKET_MS);
  private WireFormat format = AudioFormats.PCM;
  private @Nullable CallListener listener;
  private @Nullable String endReason;

  /**
   * A line on which nothing was said yet.
   *
   * @param assumedDelayMs how long sound waits at the program before it is heard
   */
  SocketLine(String callId, CallSocket socket, SessionRequest request, long assumedDelayMs) {
    this.callId = callId;
    this.socket = socket;
    this.loop = socket.loop();
    this.assumedDelayNanos = TimeUnit.MILLISECONDS.toNanos(assumedDelayMs);
    this.session = new RealtimeSession(loop, this, request);
    this.packets = session::sound;
  }

  String callId() {
    return callId;
  }

  RealtimeSession session() {
    return session;
  }

  @Override
  public void start(CallListener newListener) {
    assert loop.isCurrent();
    listener = newListener;
    session.heardBy(newListener);
    String reason = endReason;
    if (reason != null) {
      loop.run(() -> newListener.onClosed(reason));
    }
  }

  @Override
  public void play(AudioFrame tenMillis) {
    assert loop.isCurrent();
    if (endReason != null) {
      return;
    }
    if (socket.isFull()) {
      outgoing.drop();
    } else {
      outgoing.play(tenMillis, packets);
    }
    session.beat();
  }

  @Override
  public long clear() {
    assert loop.isCurrent();
    return endReason == null ? outgoing.drop() : 0;
  }

  @Override
  public long playbackDelayNanos() {
    return PACKET_NANOS + socket.roundTripNanos() / 2 + assumedDelayNanos + outgoing.delayNanos();
  }

  @Override
  public void send(ConversationEvent event) {
    assert loop.isCurrent();
    if (endReason == null) {
      session.on(event);
    }
  }

  @Override
  public void close(String reason) {
    assert loop.isCurrent();
    socket.close(CloseCode.NORMAL, reason);
    ended(reason);
  }

  /** The socket is gone. */
  void ended(String reason) {
    if (endReason == null) {
      endReason = reason;
      CallListener told = listener;
      if (told != null) {
        loop.run(() -> told.onClosed(reason));
      }
    }
  }

  @Override
  public void say(String event) {
    socket.send(event);
  }

  @Override
  public void follow(SessionSettings settings) {
    if (!format.equals(settings.output())) {
      format = settings.output();
      outgoing = new OutgoingSound(format, PACKET_MS);
    }
  }
}
