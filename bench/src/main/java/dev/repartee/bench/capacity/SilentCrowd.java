package dev.repartee.bench.capacity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many who connect and then say nothing, as in an attack: every other one opens a WebSocket first,
 * the others not even that. Lives on an event loop of its own, so that it does not hold up the
 * calls beside it; methods are called from outside of that, and block.
 */
final class SilentCrowd implements AutoCloseable {
  private static final int AT_A_TIME = 50;
  private static final long PAUSE_MS = 50;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final NetClient client = vertx.createNetClient();
  private final URI address;
  private final AtomicInteger letIn = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicInteger mute = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  SilentCrowd(URI address) {
    this.address = address;
  }

  /** Connects so many times, a thousand a second. */
  void come(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        openSocket();
      } else {
        connectOnly();
      }
      if (i % AT_A_TIME == AT_A_TIME - 1) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    }
  }

  /** WebSockets that the server took. */
  int letIn() {
    return letIn.get();
  }

  /** Connections that the server refused. */
  int turnedAway() {
    return turnedAway.get();
  }

  /** Connections that did not even ask for a WebSocket. */
  int mute() {
    return mute.get();
  }

  /** Connections that the server took, and closed because nothing was said. */
  int closed() {
    return closed.get();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private void openSocket() {
    Future<FrameSocket> ignored =
        FrameSocket.connect(client, address, new Nobody())
            .onSuccess(socket -> letIn.incrementAndGet())
            .onFailure(error -> turnedAway.incrementAndGet());
  }

  private void connectOnly() {
    client
        .connect(address.getPort(), address.getHost())
        .onSuccess(
            socket -> {
              mute.incrementAndGet();
              socket.closeHandler(gone -> closed.incrementAndGet());
            })
        .onFailure(error -> turnedAway.incrementAndGet());
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
