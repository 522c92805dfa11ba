package dev.repartee.transport.rtc.dtls;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/**
 * The wire of one DTLS connection, as the library wants it: datagrams that have come wait here.
 *
 * <p>During the handshake the library waits for them; afterwards it is told at once when there is
 * none. Bounded: when full, the newest is dropped, as a network would. Thread safe.
 */
final class DatagramQueue implements DatagramTransport {
  static final int MAX_DATAGRAM_BYTES = 2_048;

  /** Fits into one packet of every network, with the headers. */
  private static final int SEND_LIMIT_BYTES = 1_200;

  private static final int CAPACITY = 32;
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Consumer<byte[]> onSend;
  private volatile boolean patient = true;
  private volatile boolean closed;

  /**
   * A wire.
   *
   * @param onSend takes what goes out, on the thread that sends
   */
  DatagramQueue(Consumer<byte[]> onSend) {
    this.onSend = onSend;
  }

  void offer(byte[] datagram, int length) {
    waiting.offer(Arrays.copyOf(datagram, length));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** From now on {@link #receive} never waits. */
  void waitNoMore() {
    patient = false;
  }

  /** Ends a wait that is under way with an error. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      waiting.clear();
      waiting.offer(END);
    }
  }

  @Override
  public int getReceiveLimit() {
    return MAX_DATAGRAM_BYTES;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT_BYTES;
  }

  /** Gives the next datagram's length; -1 if none comes in time. */
  @Override
  public int receive(byte[] target, int offset, int length, int waitMs) throws IOException {
    byte[] datagram = patient ? await(waitMs) : waiting.poll();
    if (closed) {
      throw new IOException("the call has ended");
    }
    if (datagram == null) {
      if (patient) {
        return -1;
      }
      throw new SocketTimeoutException();
    }
    int taken = Math.min(length, datagram.length);
    System.arraycopy(datagram, 0, target, offset, taken);
    return taken;
  }

  @Override
  public void send(byte[] source, int offset, int length) {
    onSend.accept(Arrays.copyOfRange(source, offset, offset + length));
  }

  private byte @Nullable [] await(int waitMs) throws IOException {
    try {
      return waiting.poll(waitMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the handshake was interrupted", e);
    }
  }
}
