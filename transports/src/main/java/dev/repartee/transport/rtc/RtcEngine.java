package dev.repartee.transport.rtc;

import dev.repartee.transport.rtc.dtls.DtlsIdentity;
import dev.repartee.transport.rtc.dtls.HandshakeRehearsal;
import dev.repartee.transport.rtc.ice.LoopSockets;
import dev.repartee.transport.rtc.opus.CodecRehearsal;
import dev.repartee.transport.webrtc.CallPeer;
import dev.repartee.transport.webrtc.CallPeers;
import dev.repartee.transport.webrtc.SignallingException;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the calls of this process share: a certificate, the sockets of each event loop, and a few
 * threads for handshakes. Thread safe.
 */
public final class RtcEngine implements CallPeers {
  /** A handshake takes a tenth of a second, most of it waiting. */
  private static final int MAX_HANDSHAKES = 16;

  private static final int MAX_HANDSHAKES_WAITING = 128;
  private static final int IDLE_THREAD_SECONDS = 10;

  private final Vertx vertx;
  private final RtcOptions options;
  private final SecureRandom random = new SecureRandom();
  private final DtlsIdentity identity;
  private final ThreadPoolExecutor handshakes;
  private final Map<EventLoop, LoopSockets> sockets = new ConcurrentHashMap<>();
  private final Set<RtcPeer> openPeers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public RtcEngine(Vertx vertx, RtcOptions options) {
    this.vertx = vertx;
    this.options = options;
    this.identity = new DtlsIdentity(random, Instant.now());
    this.handshakes = handshakeThreads();
  }

  @Override
  public int maxCalls() {
    return options.maxCalls();
  }

  @Override
  public Future<CallPeer> openPeer(Context context) {
    ContextInternal home = (ContextInternal) context;
    Promise<CallPeer> opened = home.promise();
    home.runOnContext(ignored -> open(home).onComplete(opened));
    return opened.future();
  }

  /**
   * Opens sockets, to see whether calls are possible here, and says on which addresses, for a
   * person. Fails with a {@link SignallingException} if there is none. Meanwhile what every call
   * begins with is rehearsed.
   */
  public Future<String> start() {
    CompletableFuture<Void> ignored =
        new HandshakeRehearsal(identity, handshakes)
            .begin()
            .thenRunAsync(CodecRehearsal::run, handshakes);
    return openPeer(vertx.getOrCreateContext())
        .compose(
            peer -> {
              String addresses = ((RtcPeer) peer).addressNames();
              return peer.close().map(addresses);
            });
  }

  /** Peers that are open now. */
  public int openPeers() {
    return openPeers.size();
  }

  @Override
  public Future<Void> close() {
    closed = true;
    List<Future<Void>> closing = new ArrayList<>();
    for (RtcPeer peer : openPeers) {
      closing.add(peer.closeFromOutside());
    }
    return Future.join(closing)
        .<Void>mapEmpty()
        .onComplete(
            ignored -> {
              sockets.forEach((loop, ofLoop) -> loop.execute(ofLoop::close));
              sockets.clear();
              handshakes.shutdownNow();
            });
  }

  Vertx vertx() {
    return vertx;
  }

  RtcOptions options() {
    return options;
  }

  SecureRandom random() {
    return random;
  }

  DtlsIdentity identity() {
    return identity;
  }

  Executor handshakes() {
    return handshakes;
  }

  /** Forgets a peer that has released everything. */
  void forget(RtcPeer peer) {
    openPeers.remove(peer);
  }

  private Future<CallPeer> open(ContextInternal home) {
    if (closed) {
      return Future.failedFuture(unavailable("Calls have been shut down."));
    }
    LoopSockets ofLoop =
        sockets.computeIfAbsent(
            home.nettyEventLoop(), ignored -> new LoopSockets(home, options.ports()));
    return ofLoop.addresses().compose(addresses -> openOn(home, ofLoop, addresses));
  }

  private Future<CallPeer> openOn(
      ContextInternal home, LoopSockets ofLoop, List<InetSocketAddress> addresses) {
    if (addresses.isEmpty()) {
      return Future.failedFuture(
          unavailable(
              "This machine has no network address that a call could use, not even for itself."
                  + " Connect it to a network and try again."));
    }
    RtcPeer peer = new RtcPeer(this, home, ofLoop, options.told(addresses));
    openPeers.add(peer);
    return Future.succeededFuture(peer);
  }

  private static SignallingException unavailable(String message) {
    return new SignallingException(Kind.UNAVAILABLE, message);
  }

  private static ThreadPoolExecutor handshakeThreads() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MAX_HANDSHAKES,
            MAX_HANDSHAKES,
            IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_HANDSHAKES_WAITING),
            task -> {
              Thread thread = new Thread(task, "dtls-handshake-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
