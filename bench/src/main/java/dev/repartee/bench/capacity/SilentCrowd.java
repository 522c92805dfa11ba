package dev.repartee.bench.capacity;

import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many who connect and then say nothing, as in an attack. Lives on the event loops of its client;
 * methods are called from outside of them, and block.
 */
final class SilentCrowd {
  private static final int AT_A_TIME = 50;
  private static final long PAUSE_MS = 50;

  private final NetClient client;
  private final URI address;
  private final AtomicInteger letIn = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  SilentCrowd(NetClient client, URI address) {
    this.client = client;
    this.address = address;
  }

  /** Connects so many times, a thousand a second. */
  void come(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Future<FrameSocket> ignored =
          FrameSocket.connect(client, address, new Nobody())
              .onSuccess(socket -> letIn.incrementAndGet())
              .onFailure(error -> turnedAway.incrementAndGet());
      if (i % AT_A_TIME == AT_A_TIME - 1) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    }
  }

  /** Connections that the server took. */
  int letIn() {
    return letIn.get();
  }

  /** Connections that the server refused. */
  int turnedAway() {
    return turnedAway.get();
  }

  /** Connections that the server took, and closed because nothing was said. */
  int closed() {
    return closed.get();
  }

  private final class Nobody implements FrameSocket.Listener {
    @Override
    public void onText(byte[] bytes, int from, int length) {}

    @Override
    public void onBinary(byte[] bytes, int from, int length) {}

    @Override
    public void onClosed(String reason) {
      closed.incrementAndGet();
    }
  }
}
