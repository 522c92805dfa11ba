package dev.repartee.transport.webrtc;

import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.lang.System.Logger.Level;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One end of a WebRTC connection: sound both ways and one data channel for text.
 *
 * <p>Lives on one Vert.x event-loop context: all methods are called there, all futures complete
 * there, and the listener is called there. No type of the native library crosses its border.
 */
public final class WebRtcPeer implements CallPeer {
  /** The label of the data channel. */
  public static final String CHANNEL = "events";

  /** The rate of all sound on the wire. */
  public static final int WIRE_RATE_HZ = 48_000;

  /** Samples in 10 ms on the wire. */
  public static final int WIRE_FRAME_SAMPLES = 480;

  private static final System.Logger LOG = System.getLogger(WebRtcPeer.class.getName());

  private static final String NO_CONNECTION = "The connection could not be made.";
  private static final String VANISHED = "The other side is not there any more.";

  private static final long CONNECT_TIMEOUT_MS = 20_000;

  /**
   * How long a connection may be down before it counts as lost. The library goes on trying after it
   * has called a connection failed.
   */
  private static final long SILENCE_TIMEOUT_MS = 30_000;

  /** Long enough for the last message to cross an ordinary network. */
  private static final long LINGER_MS = 300;

  private static final long BEAT_MS = 10;
  private static final long SENDING_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final AudioFrame SILENCE = AudioFrame.silence(WIRE_FRAME_SAMPLES, WIRE_RATE_HZ);

  private final WebRtcEngine engine;
  private final Context context;
  private final NativePeer nativePeer;
  private final Negotiation negotiation;
  private final OutgoingMessages messages;
  private final WireAudio outgoing = new WireAudio();
  private final Promise<Void> closing = Promise.promise();
  private final PeerNews news = new PeerNews();
  private final PeerStatistics statistics;
  private @Nullable Long timer;

  WebRtcPeer(WebRtcEngine engine, Context context, NativePeer nativePeer) {
    this.engine = engine;
    this.context = context;
    this.nativePeer = nativePeer;
    negotiation = new Negotiation(engine, context, nativePeer);
    statistics = new PeerStatistics(engine, context, nativePeer);
    messages = new OutgoingMessages(engine, context, nativePeer.events());
  }

  @Override
  public boolean isCurrent() {
    // Not by comparing contexts: a timer runs on a copy of its own.
    return ((ContextInternal) context).inThread();
  }

  @Override
  public Context context() {
    return context;
  }

  /** Sets who is told; before {@link #offer} or {@link #answer}. */
  @Override
  public void listen(PeerListener newListener) {
    assert isCurrent();
    news.tell(newListener);
    nativePeer.events().use(new Target());
    timer = engine.vertx().setTimer(CONNECT_TIMEOUT_MS, ignored -> gone(NO_CONNECTION));
  }

  /** Opens the data channel and makes an offer with all addresses of this side. */
  public Future<String> offer() {
    assert isCurrent();
    return engine.perform(context, nativePeer::openChannel).compose(ignored -> negotiation.offer());
  }

  /**
   * Makes an offer of another way to the same other side. It names no addresses; they become known
   * by the checks that come from them.
   */
  public Future<String> offerAgain() {
    assert isCurrent();
    return negotiation.offerAgain();
  }

  @Override
  public Future<String> answer(String offerSdp) {
    assert isCurrent();
    if (OfferCheck.offersVideo(offerSdp)) {
      return Future.failedFuture(
          new SignallingException(
              Kind.INVALID,
              "The offer has a section for video, which this server cannot answer while it runs"
                  + " with --webrtc native. Leave it out, or start the server without."));
    }
    return negotiation.answer(offerSdp);
  }

  /** Takes the answer to {@link #offer}. Fails with a {@link SignallingException}. */
  public Future<Void> acceptAnswer(String answerSdp) {
    assert isCurrent();
    return negotiation.accept(answerSdp);
  }

  @Override
  public Future<Void> addCandidate(IceCandidate candidate) {
    assert isCurrent();
    return negotiation.add(candidate);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The native call is made right here: it only hands the frame to the encoder's thread. It must
   * never run while the connection closes; both begin on the context, so it cannot.
   */
  @Override
  public void play(AudioFrame tenMillis) {
    assert isCurrent();
    if (!news.isOver()) {
      nativePeer.push(outgoing.next(tenMillis));
    }
  }

  /** A packet of 20 ms must be full before it leaves, and waits for the library's own beat. */
  @Override
  public long sendingNanos() {
    return SENDING_NANOS;
  }

  @Override
  public void send(String message) {
    assert isCurrent();
    if (!news.isOver()) {
      messages.send(message);
    }
  }

  @Override
  public Future<OptionalDouble> roundTripSeconds() {
    assert isCurrent();
    return statistics.roundTripSeconds();
  }

  /** How the other side's sound has arrived so far. */
  public Future<Reception> reception() {
    assert isCurrent();
    return statistics.reception();
  }

  @Override
  public Future<Void> close() {
    assert isCurrent();
    if (!news.isOver()) {
      news.end();
      stopTimer();
      if (news.isConnected()) {
        linger();
      } else {
        release();
      }
    }
    return closing.future();
  }

  /** {@link #close} for any thread. */
  Future<Void> closeFromOutside() {
    context.runOnContext(ignored -> close());
    return closing.future();
  }

  private void linger() {
    Vertx vertx = engine.vertx();
    long beat = vertx.setPeriodic(BEAT_MS, ignored -> nativePeer.push(SILENCE));
    vertx.setTimer(
        LINGER_MS,
        ignored -> {
          vertx.cancelTimer(beat);
          release();
        });
  }

  private void release() {
    engine
        .perform(context, nativePeer::close)
        .onFailure(e -> LOG.log(Level.ERROR, "a connection could not be closed", e))
        .onComplete(
            ignored -> {
              engine.forget(this);
              closing.complete();
            });
  }

  private void gone(String reason) {
    if (!news.isOver()) {
      stopTimer();
      news.gone(reason);
      release();
    }
  }

  private void waitForReturn() {
    if (timer == null) {
      timer = engine.vertx().setTimer(SILENCE_TIMEOUT_MS, ignored -> gone(VANISHED));
    }
  }

  private void stopTimer() {
    if (timer != null) {
      engine.vertx().cancelTimer(timer);
      timer = null;
    }
  }

  /** Turns the native side's news into the listener's. */
  private final class Target implements PeerEvents.Target {
    @Override
    public void connectionState(RTCPeerConnectionState state) {
      if (news.isOver()) {
        return;
      }
      LOG.log(Level.DEBUG, "connection is {0}", state);
      switch (state) {
        case CONNECTED -> {
          stopTimer();
          news.connected();
        }
        case DISCONNECTED -> waitForReturn();
        case FAILED -> {
          if (news.isConnected()) {
            waitForReturn();
            news.down(0);
          } else {
            gone("The connection failed.");
          }
        }
        case CLOSED -> gone("The other side has closed the connection.");
        default -> {}
      }
    }

    @Override
    public void channelState(RTCDataChannelState state) {
      if (state == RTCDataChannelState.OPEN) {
        messages.opened();
        news.channelOpened();
      } else if (state == RTCDataChannelState.CLOSED) {
        gone("The other side has hung up.");
      }
    }

    @Override
    public void audio(AudioFrame frame) {
      news.audio(frame);
    }

    @Override
    public void message(String text) {
      news.message(text);
    }

    @Override
    public void unwantedChannel() {
      gone("The other side opened a second data channel.");
    }

    @Override
    public void refusedMessage(String reason) {
      news.refusedMessage(reason);
    }
  }
}
