package dev.repartee.transport.rtc.dtls;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;

/**
 * Handshakes of this process with itself before anybody calls: Java's first ones take ten times as
 * long as those that follow, and the first caller is not to wait for them.
 */
public final class HandshakeRehearsal {
  private static final System.Logger LOG = System.getLogger(HandshakeRehearsal.class.getName());

  private static final int TIMES = 8;
  private static final int TIMEOUT_MS = 5_000;

  private final DtlsIdentity identity;
  private final Executor threads;

  /**
   * A rehearsal that has yet to begin.
   *
   * @param identity of both sides
   * @param threads runs two tasks at a time, which wait for each other
   */
  public HandshakeRehearsal(DtlsIdentity identity, Executor threads) {
    this.identity = identity;
    this.threads = threads;
  }

  /** Begins, and returns at once; gives how many handshakes have succeeded when it is over. */
  public CompletableFuture<Integer> begin() {
    return CompletableFuture.supplyAsync(this::shakeHands, threads);
  }

  private int shakeHands() {
    for (int i = 0; i < TIMES; i++) {
      try {
        shakeHandsOnce();
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.DEBUG, "a rehearsal failed", e);
        return i;
      }
    }
    return TIMES;
  }

  private void shakeHandsOnce() throws IOException {
    CompletableFuture<DatagramQueue> clientsWire = new CompletableFuture<>();
    DatagramQueue serversWire =
        new DatagramQueue(datagram -> clientsWire.join().offer(datagram, datagram.length));
    clientsWire.complete(
        new DatagramQueue(datagram -> serversWire.offer(datagram, datagram.length)));
    CompletableFuture<Void> serversEnd =
        CompletableFuture.runAsync(() -> answer(serversWire), threads);
    try {
      new DTLSClientProtocol()
          .connect(new DtlsClient(identity, identity.fingerprint()), clientsWire.join());
      serversEnd.join();
    } finally {
      serversWire.close();
    }
  }

  private void answer(DatagramQueue wire) {
    try {
      new DTLSServerProtocol()
          .accept(new DtlsServer(identity, identity.fingerprint(), TIMEOUT_MS), wire);
    } catch (IOException e) {
      throw new IllegalStateException("a rehearsal failed", e);
    }
  }
}
