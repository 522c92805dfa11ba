package dev.repartee.transport.rtc.dtls;

import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.rtc.srtp.SrtpMasterKeys;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of one DTLS connection: a handshake that yields the keys for sound, and then a
 * tunnel for messages.
 *
 * <p>The library's handshake waits for datagrams, so it runs on a thread of {@code handshakes} from
 * the first datagram on, for a few round trips and no longer than a timeout. After that no thread
 * is needed: datagrams are opened on the event loop as they come. All methods are called there, and
 * so is the listener.
 */
public final class DtlsConnection {
  private static final System.Logger LOG = System.getLogger(DtlsConnection.class.getName());

  private static final String BUSY = "Too many calls are being set up at once. Try again.";

  private final DtlsIdentity identity;
  private final Fingerprint expected;
  private final Executor handshakes;
  private final EventLoop loop;
  private final Listener listener;
  private final int timeoutMs;
  private final DatagramQueue wire;
  private final byte[] plain = new byte[DatagramQueue.MAX_DATAGRAM_BYTES];
  private @Nullable DTLSTransport tunnel;
  private boolean begun;
  private boolean closed;

  /** Receives what comes of it, on the event loop. */
  public interface Listener {
    /** A datagram for the other side; the array is not used again. */
    void onSend(byte[] datagram);

    void onConnected(SrtpMasterKeys keys);

    /** A message out of the tunnel; the bytes are valid only during the call. */
    void onData(byte[] data, int length);

    /** The other side has closed the connection, or it could not come about. Once, the last. */
    void onClosed(String reason);
  }

  /**
   * A connection that waits for the first datagram.
   *
   * @param expected what the browser's certificate must be
   * @param handshakes runs handshakes; it may refuse
   * @param timeoutMs how long a handshake may take
   */
  public DtlsConnection(
      DtlsIdentity identity,
      Fingerprint expected,
      Executor handshakes,
      EventLoop loop,
      int timeoutMs,
      Listener listener) {
    this.identity = identity;
    this.expected = expected;
    this.handshakes = handshakes;
    this.loop = loop;
    this.timeoutMs = timeoutMs;
    this.listener = listener;
    this.wire = new DatagramQueue(datagram -> loop.run(() -> send(datagram)));
  }

  /** Takes a datagram of the other side. */
  public void receive(byte[] datagram, int length) {
    assert loop.isCurrent();
    if (closed || length > DatagramQueue.MAX_DATAGRAM_BYTES) {
      return;
    }
    wire.offer(datagram, length);
    if (tunnel != null) {
      drain(tunnel);
    } else if (!begun) {
      begun = true;
      begin();
    }
  }

  /** Sends a message through the tunnel; dropped before there is one. */
  public void sendData(byte[] data, int length) {
    assert loop.isCurrent();
    DTLSTransport through = tunnel;
    if (through == null || closed) {
      return;
    }
    try {
      through.send(data, 0, length);
    } catch (IOException e) {
      end("The connection failed: " + e.getMessage() + ".");
    }
  }

  /** Tells the other side, and stops; idempotent. The listener hears nothing more. */
  public void close() {
    assert loop.isCurrent();
    if (closed) {
      return;
    }
    DTLSTransport open = tunnel;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "the other side could not be told of the end", e);
      }
    }
    closed = true;
    wire.close();
  }

  private void begin() {
    try {
      handshakes.execute(this::shakeHands);
    } catch (RejectedExecutionException e) {
      end(BUSY);
    }
  }

  /** On a thread for handshakes. */
  private void shakeHands() {
    DtlsServer server = new DtlsServer(identity, expected, timeoutMs);
    try {
      DTLSTransport made = new DTLSServerProtocol().accept(server, wire);
      SrtpMasterKeys keys = server.keys();
      if (keys == null) {
        throw new IOException("no keys were agreed upon");
      }
      wire.waitNoMore();
      loop.run(() -> connected(made, keys));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "a handshake failed", e);
      loop.run(() -> end("No secure connection could be made: " + e.getMessage() + "."));
    }
  }

  private void connected(DTLSTransport made, SrtpMasterKeys keys) {
    if (closed) {
      return;
    }
    tunnel = made;
    listener.onConnected(keys);
    drain(made);
  }

  /** Opens all datagrams that have come; one of them may end the connection. */
  private void drain(DTLSTransport from) {
    while (!closed && !wire.isEmpty()) {
      try {
        // Any wait will do: the queue does not wait any more.
        int length = from.receive(plain, 0, plain.length, 1);
        if (length >= 0 && !closed) {
          listener.onData(plain, length);
        }
      } catch (InterruptedIOException e) {
        // That datagram held nothing for this side, and there is no other.
        return;
      } catch (TlsFatalAlertReceived e) {
        end("The other side has ended the connection.");
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "a tunnel ended", e);
        end("The other side has closed the connection.");
      }
    }
  }

  private void send(byte[] datagram) {
    listener.onSend(datagram);
  }

  private void end(String reason) {
    if (!closed) {
      closed = true;
      wire.close();
      listener.onClosed(reason);
    }
  }
}
