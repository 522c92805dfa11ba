package dev.repartee.bench.capacity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many who connect and then say nothing, as in an attack. They have event loops of their own, so
 * that they do not keep a load generator from its work; methods are called from outside of these,
 * and block.
 */
final class SilentCrowd implements AutoCloseable {
  private static final int AT_A_TIME = 50;
  private static final long PAUSE_MS = 50;
  private static final long LOOK_EVERY_MS = 100;

  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final URI address;
  private final AtomicInteger letIn = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /** Those who are going to connect to a {@code ws://} address. */
  SilentCrowd(URI address) {
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

  /**
   * Waits until so many have come and the server has closed all that it took.
   *
   * @return whether that is so; false after this time
   */
  boolean awaitGone(int count, Duration longest) throws InterruptedException {
    long endNanos = System.nanoTime() + longest.toNanos();
    while (letIn() + turnedAway() < count || closed() < letIn()) {
      if (System.nanoTime() > endNanos) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
    return true;
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

  @Override
  public void close() {
    vertx.close().await();
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
