package dev.repartee.transport.rtc;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.rtc.ice.LoopSockets;
import dev.repartee.transport.rtc.sdp.SdpOffer;
import dev.repartee.transport.webrtc.CallPeer;
import dev.repartee.transport.webrtc.IceCandidate;
import dev.repartee.transport.webrtc.PeerListener;
import dev.repartee.transport.webrtc.PeerNews;
import dev.repartee.transport.webrtc.SignallingException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * This side of one browser's call, from the offer to the end: how long each state may last, and
 * what the listener is told. The connection itself is an {@link RtcLink}.
 */
final class RtcPeer implements CallPeer {
  private static final String NO_CONNECTION = "The connection could not be made.";
  private static final String VANISHED = "The other side is not there any more.";
  private static final String HUNG_UP = "The other side has hung up.";

  private static final long CONNECT_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A browser opens its data channel a moment after it can be heard; a strange client never. */
  private static final long CHANNEL_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Long enough for the last message to cross an ordinary network. */
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** The codec looks ahead by 2.5 ms, and half a beat passes on average. */
  private static final long SENDING_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final RtcEngine engine;
  private final ContextInternal context;
  private final VertxEventLoop loop;
  private final LoopSockets sockets;
  private final List<InetSocketAddress> addresses;
  private final Promise<Void> closing;
  private final PeerNews news = new PeerNews();
  private @Nullable RtcLink link;
  private @Nullable LinkEvents linkEvents;

  /** Outlives a connection that gives way to another. */
  private final LineWatch line;

  private Cancellable watch = Cancellable.DONE;
  private long openedAtNanos;
  private boolean connected;

  RtcPeer(
      RtcEngine engine,
      ContextInternal context,
      LoopSockets sockets,
      List<InetSocketAddress> addresses) {
    this.engine = engine;
    this.context = context;
    this.loop = new VertxEventLoop(engine.vertx(), context);
    this.sockets = sockets;
    this.addresses = addresses;
    this.closing = context.promise();
    this.line = new LineWatch(engine.options().lostAfter().toNanos(), loop.nanos());
  }

  @Override
  public boolean isCurrent() {
    return context.inThread();
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public void listen(PeerListener newListener) {
    assert isCurrent();
    news.tell(newListener);
    openedAtNanos = loop.nanos();
    watchAgain();
  }

  @Override
  public Future<String> answer(String offerSdp) {
    assert isCurrent();
    try {
      SdpOffer offer = SdpOffer.read(offerSdp);
      RtcLink open = link;
      if (open != null && open.isOfferedBy(offer)) {
        return context.succeededFuture(open.answerAgain(offer, addresses));
      }
      return context.succeededFuture(linkAnew(offer).answer(addresses));
    } catch (SignallingException e) {
      return context.failedFuture(e);
    }
  }

  /** Begins to connect; a connection that there was before gives way. */
  private RtcLink linkAnew(SdpOffer offer) {
    LinkEvents events = new LinkEvents();
    linkEvents = events;
    RtcLink before = link;
    if (before != null) {
      before.close();
    }
    RtcLink made = new RtcLink(engine, loop, sockets, offer, line, events);
    link = made;
    return made;
  }

  /** Nothing to do: this side waits for the browser's checks, from wherever they come. */
  @Override
  public Future<Void> addCandidate(IceCandidate candidate) {
    assert isCurrent();
    return context.succeededFuture();
  }

  @Override
  public void play(AudioFrame tenMillis) {
    assert isCurrent();
    RtcLink open = link;
    if (open != null && !news.isOver()) {
      open.play(tenMillis);
      lookAtLine();
    }
  }

  @Override
  public long sendingNanos() {
    return SENDING_NANOS;
  }

  @Override
  public void send(String message) {
    assert isCurrent();
    RtcLink open = link;
    if (open != null && !news.isOver()) {
      open.send(message);
    }
  }

  @Override
  public Future<OptionalDouble> roundTripSeconds() {
    assert isCurrent();
    RtcLink open = link;
    return context.succeededFuture(open == null ? OptionalDouble.empty() : open.roundTripSeconds());
  }

  @Override
  public Future<Void> close() {
    assert isCurrent();
    if (!news.isOver()) {
      news.end();
      watch.cancel();
      if (connected) {
        watch = loop.at(loop.nanos() + LINGER_NANOS, this::release);
      } else {
        release();
      }
    }
    return closing.future();
  }

  /** The addresses of this side, for a person. */
  String addressNames() {
    return addresses.stream()
        .map(address -> address.getAddress().getHostAddress())
        .collect(Collectors.joining(", "));
  }

  /** {@link #close} for any thread. */
  Future<Void> closeFromOutside() {
    context.runOnContext(ignored -> close());
    return closing.future();
  }

  private void release() {
    RtcLink open = link;
    if (open != null) {
      open.close();
    }
    engine.forget(this);
    closing.tryComplete();
  }

  private void gone(String reason) {
    if (!news.isOver()) {
      watch.cancel();
      news.gone(reason);
      release();
    }
  }

  private void watchAgain() {
    watch = loop.at(loop.nanos() + WATCH_NANOS, this::watch);
  }

  private void watch() {
    long nowNanos = loop.nanos();
    RtcLink open = link;
    if (!connected && nowNanos - openedAtNanos > CONNECT_TIMEOUT_NANOS) {
      gone(NO_CONNECTION);
    } else if (connected && open != null && line.isLost(nowNanos)) {
      gone(VANISHED);
    } else {
      if (open != null) {
        open.report();
      }
      watchAgain();
    }
  }

  private void lookAtLine() {
    long nowNanos = loop.nanos();
    switch (line.look(nowNanos)) {
      case WENT_DOWN -> news.down(line.silentNanos(nowNanos));
      case CAME_UP -> news.up();
      case NONE -> {}
    }
  }

  /** Turns the link's news into the listener's, until another link takes its place. */
  private final class LinkEvents implements RtcLink.Listener {
    /**
     * A page is ready to be spoken to when its data channel is open; what is said before that is
     * lost to it.
     */
    @Override
    public void onConnected() {
      connected = true;
      RtcLink open = link;
      if (open != null && open.expectsChannel()) {
        Cancellable ignored = loop.at(loop.nanos() + CHANNEL_TIMEOUT_NANOS, this::begin);
      } else {
        begin();
      }
    }

    @Override
    public void onAudio(AudioFrame frame) {
      ifCurrent(() -> news.audio(frame));
    }

    @Override
    public void onChannelOpen() {
      begin();
      ifCurrent(news::channelOpened);
    }

    private void begin() {
      ifCurrent(news::connected);
    }

    @Override
    public void onMessage(String text) {
      ifCurrent(() -> news.message(text));
    }

    @Override
    public void onRefusedMessage(String reason) {
      ifCurrent(() -> news.refusedMessage(reason));
    }

    @Override
    public void onChannelClosed() {
      onFailed(HUNG_UP);
    }

    @Override
    public void onFailed(String reason) {
      ifCurrent(() -> gone(reason));
    }

    private void ifCurrent(Runnable told) {
      if (linkEvents == this) {
        told.run();
      }
    }
  }
}
