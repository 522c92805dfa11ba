package dev.repartee.transport.pcm;

import dev.repartee.engine.event.EventJson;
import dev.repartee.transport.ClientMessage;
import dev.repartee.transport.socket.CallSocket;
import dev.repartee.transport.socket.CloseCode;
import dev.repartee.transport.socket.PlaybackDelay;
import dev.repartee.transport.socket.SocketTransport;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one caller sends. The first message begins the call: a hello with settings, or
 * anything else without.
 */
final class PcmCall implements CallSocket.Listener {
  private static final System.Logger LOG = System.getLogger(PcmCall.class.getName());

  private final CallSocket socket;
  private final PcmOptions options;
  private final PcmSettings offered;
  private final EventJson json;
  private final Consumer<SocketTransport> onCall;
  private final PlaybackDelay delay;
  private final String callId = UUID.randomUUID().toString();
  private boolean trusted;
  private @Nullable SocketTransport line;

  /**
   * A caller who has connected.
   *
   * @param offered the settings by the address
   * @param trusted whether the caller has shown the token, or needs none
   * @param onCall receives the line when the call has begun
   */
  PcmCall(
      CallSocket socket,
      PcmOptions options,
      PcmSettings offered,
      boolean trusted,
      EventJson json,
      Consumer<SocketTransport> onCall) {
    this.socket = socket;
    this.options = options;
    this.offered = offered;
    this.trusted = trusted;
    this.json = json;
    this.onCall = onCall;
    this.delay = new PlaybackDelay(TimeUnit.MILLISECONDS.toNanos(options.playbackDelayMs()), 0);
  }

  @Override
  public void onBinary(byte[] message, int length) {
    SocketTransport begun = lineOrBegin(offered);
    if (begun != null) {
      begun.heard(message, length);
    }
  }

  @Override
  public void onText(byte[] utf8, int length) {
    PcmMessage message = PcmMessage.read(new String(utf8, 0, length, StandardCharsets.UTF_8));
    if (message instanceof PcmMessage.Hello hello) {
      greet(hello);
      return;
    }
    SocketTransport begun = lineOrBegin(offered);
    if (begun != null) {
      handle(begun, message);
    }
  }

  @Override
  public void onGone(String reason) {
    SocketTransport begun = line;
    if (begun != null) {
      begun.ended(reason);
    }
  }

  private void greet(PcmMessage.Hello hello) {
    SocketTransport begun = line;
    if (begun != null) {
      begun.refuse("The call has begun already; hello must be the first message.");
      return;
    }
    trusted |= options.knows(hello.fields().getValue("token"));
    try {
      lineOrBegin(offered.with(hello.fields()));
    } catch (IllegalArgumentException e) {
      socket.close(CloseCode.POLICY, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable SocketTransport lineOrBegin(PcmSettings settings) {
    SocketTransport begun = line;
    if (begun != null) {
      return begun;
    }
    if (!trusted) {
      socket.close(CloseCode.POLICY, "The token is missing or wrong; send it with hello.");
      return null;
    }
    return begin(settings);
  }

  private @Nullable SocketTransport begin(PcmSettings settings) {
    PcmWords words = new PcmWords(socket, settings, json);
    SocketTransport begun = new SocketTransport(callId, socket, words, settings.sound(), delay);
    line = begun;
    words.hello(callId);
    try {
      onCall.accept(begun);
      return begun;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "call " + callId + " could not begin", e);
      socket.close(CloseCode.TRY_AGAIN_LATER, "The call could not begin: a fault of this server.");
      return null;
    }
  }

  private void handle(SocketTransport begun, PcmMessage message) {
    if (message instanceof PcmMessage.Common common) {
      handle(begun, common.message());
    } else if (message instanceof PcmMessage.Mark mark) {
      begun.markReturned(mark.id());
    } else if (message instanceof PcmMessage.Bye) {
      socket.close(CloseCode.NORMAL, "The caller has hung up.");
    }
  }

  private void handle(SocketTransport begun, ClientMessage message) {
    if (message instanceof ClientMessage.Text typed) {
      begun.did(listener -> listener.onText(typed.text()));
    } else if (message instanceof ClientMessage.Playback playback) {
      delay.reported(TimeUnit.MILLISECONDS.toNanos(playback.delayMs()));
    } else if (message instanceof ClientMessage.Button button) {
      begun.did(button::press);
    } else if (message instanceof ClientMessage.Refused refused) {
      begun.refuse(refused.reason());
    } else if (message instanceof ClientMessage.Unknown) {
      LOG.log(Level.DEBUG, "call {0}: ignored an unknown message", callId);
    }
  }
}
