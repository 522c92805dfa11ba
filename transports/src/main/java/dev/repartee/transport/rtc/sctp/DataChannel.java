package dev.repartee.transport.rtc.sctp;

import dev.repartee.engine.time.EventLoop;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The one data channel of a call (RFC 8831), which the browser opens and names as it likes (RFC
 * 8832): text messages, reliable and in order.
 *
 * <p>What is sent before it is open waits; when too much waits, the newest is dropped. Lives on an
 * event loop.
 */
public final class DataChannel {
  private static final System.Logger LOG = System.getLogger(DataChannel.class.getName());

  private static final int CONTROL = 50;
  private static final int TEXT = 51;
  private static final int EMPTY_TEXT = 56;
  private static final int OPEN = 3;
  private static final int ACKNOWLEDGED = 2;
  private static final int OPEN_HEADER_BYTES = 12;
  private static final int MAX_WAITING = 512;
  private static final int NO_STREAM = -1;

  private final int maxMessageBytes;
  private final Listener listener;
  private final SctpAssociation association;
  private final Deque<String> untilOpen = new ArrayDeque<>();
  private int stream = NO_STREAM;
  private boolean dropping;

  /** Receives what comes of it, on the loop. */
  public interface Listener {
    /** A packet for the tunnel; valid only during the call. */
    void onSend(byte[] packet, int length);

    void onOpen();

    void onMessage(String text);

    /** A message came that cannot be used, for the reason given. */
    void onRefusedMessage(String reason);

    /** The browser has opened another channel than the first. */
    void onUnwantedChannel();

    /** The browser has closed the channel, or is gone. */
    void onClosed();
  }

  /**
   * A channel that waits to be opened.
   *
   * @param localPort this side's end of the association
   * @param remotePort the browser's end
   */
  public DataChannel(
      EventLoop loop,
      SecureRandom random,
      int localPort,
      int remotePort,
      int maxMessageBytes,
      Listener listener) {
    this.maxMessageBytes = maxMessageBytes;
    this.listener = listener;
    this.association =
        new SctpAssociation(
            loop, random, localPort, remotePort, maxMessageBytes, new AssociationListener());
  }

  /** Takes a packet out of the tunnel. */
  public void receive(byte[] packet, int length) {
    association.receive(packet, length);
  }

  /** Sends text, as soon as the channel is open. */
  public void send(String message) {
    if (stream != NO_STREAM) {
      sendNow(message);
    } else if (untilOpen.size() < MAX_WAITING) {
      untilOpen.add(message);
    } else {
      noteDropped();
    }
  }

  /** Ends the association; idempotent. */
  public void close() {
    association.close();
  }

  private void sendNow(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    boolean empty = bytes.length == 0;
    // An empty message is sent as one byte of a kind of its own (RFC 8831, section 6.6).
    if (!association.send(stream, empty ? EMPTY_TEXT : TEXT, empty ? new byte[1] : bytes)) {
      noteDropped();
    }
  }

  private void noteDropped() {
    LOG.log(
        dropping ? Level.DEBUG : Level.WARNING,
        "a message was dropped, because the other side does not read its data channel");
    dropping = true;
  }

  private void onControl(int onStream, byte[] message) {
    if (message.length < OPEN_HEADER_BYTES || message[0] != OPEN) {
      return;
    }
    if (stream != NO_STREAM) {
      listener.onUnwantedChannel();
      return;
    }
    stream = onStream;
    association.send(stream, CONTROL, new byte[] {ACKNOWLEDGED});
    untilOpen.forEach(this::sendNow);
    untilOpen.clear();
    listener.onOpen();
  }

  /** What the association brings. */
  private final class AssociationListener implements SctpAssociation.Listener {
    @Override
    public void onSend(byte[] packet, int length) {
      listener.onSend(packet, length);
    }

    @Override
    public void onMessage(int onStream, int protocol, byte[] message) {
      switch (protocol) {
        case CONTROL -> onControl(onStream, message);
        case TEXT -> listener.onMessage(new String(message, StandardCharsets.UTF_8));
        case EMPTY_TEXT -> listener.onMessage("");
        default -> refuse();
      }
    }

    @Override
    public void onTooLong() {
      refuse();
    }

    @Override
    public void onStreamClosed(int closedStream) {
      if (closedStream == stream) {
        listener.onClosed();
      }
    }

    @Override
    public void onClosed() {
      listener.onClosed();
    }

    private void refuse() {
      listener.onRefusedMessage("A message must be text of at most " + maxMessageBytes + " bytes.");
    }
  }
}
