package dev.repartee.transport.socket;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.audio.IncomingSound;
import dev.repartee.transport.audio.OutgoingSound;
import dev.repartee.transport.audio.SpeedLimit;
import dev.repartee.transport.audio.WireFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A caller's line over a WebSocket: everything but the words of its protocol, which {@link
 * LineWords} writes and the protocol's reader puts in by the methods below the SPI's.
 *
 * <p>When the caller's side sends no sound for a while, the engine hears silence: a line that is
 * held up must not look like a caller who never stops. Lives on the socket's event loop.
 */
public final class SocketTransport implements CallTransport {
  private static final long MARK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final AudioFrame SILENCE =
      AudioFrame.silence(IncomingSound.HEARD_RATE_HZ / 100, IncomingSound.HEARD_RATE_HZ);

  private final String callId;
  private final CallSocket socket;
  private final EventLoop loop;
  private final LineWords words;
  private final SocketSound format;
  private final IncomingSound incoming;
  private final OutgoingSound outgoing;
  private final PlaybackDelay delay;
  private final SpeedLimit speed = new SpeedLimit();
  private final Consumer<byte[]> packets = this::sendPacket;
  private final long startNanos;
  private final long packetNanos;
  private @Nullable CallListener listener;
  private @Nullable String endReason;
  private long heardAtNanos;
  private long unmarkedNanos;
  private int faults;

  /** A line over a socket on which the caller has begun to speak the protocol. */
  public SocketTransport(
      String callId, CallSocket socket, LineWords words, SocketSound format, PlaybackDelay delay) {
    this.callId = callId;
    this.socket = socket;
    this.loop = socket.loop();
    this.words = words;
    this.format = format;
    this.incoming = new IncomingSound(format.incoming());
    this.outgoing = new OutgoingSound(format.outgoing(), format.packetMillis());
    this.delay = delay;
    this.startNanos = loop.nanos();
    this.heardAtNanos = startNanos;
    this.packetNanos = TimeUnit.MILLISECONDS.toNanos(format.packetMillis());
  }

  /** The call's name. */
  public String callId() {
    return callId;
  }

  @Override
  public void start(CallListener newListener) {
    assert loop.isCurrent();
    listener = newListener;
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
    CallListener told = listener;
    if (told != null && loop.nanos() - heardAtNanos > QUIET_NANOS) {
      told.onAudio(SILENCE);
    }
  }

  @Override
  public long clear() {
    assert loop.isCurrent();
    if (endReason != null) {
      return 0;
    }
    long unsentNanos = outgoing.drop();
    words.clear();
    long clearedNanos = delay.clearedNanos(socket.roundTripNanos(), unsentNanos);
    delay.cleared();
    return clearedNanos;
  }

  @Override
  public long playbackDelayNanos() {
    return delay.nanos(socket.roundTripNanos(), packetNanos) + outgoing.delayNanos();
  }

  @Override
  public void send(ConversationEvent event) {
    assert loop.isCurrent();
    words.event(event);
  }

  @Override
  public void close(String reason) {
    assert loop.isCurrent();
    socket.close(CloseCode.NORMAL, reason);
    ended(reason);
  }

  /** The caller said something: the first {@code byteCount} bytes of the array. */
  public void heard(byte[] bytes, int byteCount) {
    if (!incoming.isWhole(byteCount)) {
      refuse("A message of " + byteCount + " bytes is no whole number of samples; it was dropped.");
      return;
    }
    long nowNanos = loop.nanos();
    switch (speed.on(format.incoming().nanosOfBytes(byteCount), nowNanos)) {
      case TOO_FAST -> socket.close(CloseCode.POLICY, SpeedLimit.TOO_FAST);
      case DROP -> {}
      case TAKE -> {
        heardAtNanos = nowNanos;
        CallListener told = listenerUntilTheEnd();
        if (told != null) {
          told.onAudio(incoming.read(bytes, byteCount));
        }
      }
    }
  }

  /** The caller did something else than speak. */
  public void did(Consumer<CallListener> what) {
    CallListener told = listenerUntilTheEnd();
    if (told != null) {
      what.accept(told);
    }
  }

  /** A mark has come back. */
  public void markReturned(long number) {
    delay.markReturned(number, loop.nanos());
  }

  /** Tells the caller's side that a message of it cannot be used; too many end the call. */
  public void refuse(String reason) {
    faults++;
    if (faults > socket.limits().faults()) {
      socket.close(CloseCode.POLICY, "Too many messages could not be used. The last: " + reason);
      return;
    }
    long atMs = TimeUnit.NANOSECONDS.toMillis(loop.nanos() - startNanos);
    words.event(new ConversationEvent.Problem(atMs, Part.TRANSPORT, reason));
  }

  /** The line is gone; the socket's listener hands this on. */
  public void ended(String reason) {
    if (endReason == null) {
      endReason = reason;
      CallListener told = listener;
      if (told != null) {
        loop.run(() -> told.onClosed(reason));
      }
    }
  }

  private @Nullable CallListener listenerUntilTheEnd() {
    return endReason == null ? listener : null;
  }

  private void sendPacket(byte[] packet) {
    words.sound(packet);
    unmarkedNanos += packetNanos;
    if (words.hasMarks() && unmarkedNanos >= MARK_EVERY_NANOS) {
      unmarkedNanos = 0;
      words.mark(delay.markSent(loop.nanos()));
    }
  }

  /**
   * The sound of a line, both ways.
   *
   * @param packetMillis how much sound goes into one message to the caller
   */
  public record SocketSound(WireFormat incoming, WireFormat outgoing, int packetMillis) {}
}
