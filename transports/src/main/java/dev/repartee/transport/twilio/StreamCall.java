package dev.repartee.transport.twilio;

import dev.repartee.transport.KeyPad;
import dev.repartee.transport.audio.SampleCoding;
import dev.repartee.transport.audio.WireFormat;
import dev.repartee.transport.socket.CallSocket;
import dev.repartee.transport.socket.CloseCode;
import dev.repartee.transport.socket.PlaybackDelay;
import dev.repartee.transport.socket.SocketTransport;
import dev.repartee.transport.socket.SocketTransport.SocketSound;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what a telephone company sends on one stream; its {@code start} begins the call. */
final class StreamCall implements CallSocket.Listener {
  private static final System.Logger LOG = System.getLogger(StreamCall.class.getName());
  private static final int RATE_HZ = 8_000;
  private static final int PACKET_MILLIS = 20;

  /** "connected" comes before start, and maybe something new. */
  private static final int MAX_BEFORE = 5;

  private final CallSocket socket;
  private final StreamDialect dialect;
  private final int playbackDelayMs;
  private final Consumer<SocketTransport> onCall;
  private final KeyPad keys;
  private final MediaScanner scanner = new MediaScanner();
  private @Nullable SocketTransport line;
  private int messagesBeforeStart;

  StreamCall(
      CallSocket socket,
      StreamDialect dialect,
      int playbackDelayMs,
      Consumer<SocketTransport> onCall) {
    this.socket = socket;
    this.dialect = dialect;
    this.playbackDelayMs = playbackDelayMs;
    this.onCall = onCall;
    this.keys = new KeyPad(socket.loop(), this::typed);
  }

  @Override
  public void onText(byte[] utf8, int length) {
    SocketTransport begun = line;
    int soundBytes = begun == null ? -1 : scanner.read(utf8, length);
    if (begun != null && soundBytes >= 0) {
      begun.heard(scanner.sound(), soundBytes);
      return;
    }
    String text = new String(utf8, 0, length, StandardCharsets.UTF_8);
    StreamMessage message = StreamMessage.read(text, dialect);
    if (begun != null) {
      handle(begun, message);
    } else if (message instanceof StreamMessage.Start start) {
      begin(start);
    } else if (message instanceof StreamMessage.Refused refused) {
      socket.close(CloseCode.POLICY, refused.reason());
    } else if (!(message instanceof StreamMessage.Other) || ++messagesBeforeStart > MAX_BEFORE) {
      socket.close(CloseCode.POLICY, "A message came before start.");
    }
  }

  @Override
  public void onBinary(byte[] message, int length) {
    socket.close(CloseCode.POLICY, "A binary message came; media streams are text.");
  }

  @Override
  public void onGone(String reason) {
    keys.close();
    SocketTransport begun = line;
    if (begun != null) {
      begun.ended(reason);
    }
  }

  private void begin(StreamMessage.Start start) {
    WireFormat format = new WireFormat(start.coding(), RATE_HZ);
    StreamWords words =
        new StreamWords(socket, dialect, start.stream(), start.coding() == SampleCoding.MU_LAW);
    PlaybackDelay delay = new PlaybackDelay(0, TimeUnit.MILLISECONDS.toNanos(playbackDelayMs));
    SocketTransport begun =
        new SocketTransport(
            UUID.randomUUID().toString(),
            socket,
            words,
            new SocketSound(format, format, PACKET_MILLIS),
            delay);
    line = begun;
    try {
      onCall.accept(begun);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "call " + begun.callId() + " could not begin", e);
      socket.close(CloseCode.TRY_AGAIN_LATER, "The call could not begin: a fault of this server.");
    }
  }

  private void handle(SocketTransport begun, StreamMessage message) {
    if (message instanceof StreamMessage.Media media) {
      begun.heard(media.sound().getBytes(), media.sound().length());
    } else if (message instanceof StreamMessage.Mark mark) {
      begun.markReturned(StreamWords.markNumber(mark.name()));
    } else if (message instanceof StreamMessage.Key key) {
      keys.press(key.key());
    } else if (message instanceof StreamMessage.Stop) {
      socket.close(CloseCode.NORMAL, "The caller has hung up.");
    } else if (message instanceof StreamMessage.Start) {
      begun.refuse("start came a second time.");
    } else if (message instanceof StreamMessage.Refused refused) {
      begun.refuse(refused.reason());
    }
  }

  private void typed(String digits) {
    SocketTransport begun = line;
    if (begun != null) {
      begun.did(listener -> listener.onText(digits));
    }
  }
}
