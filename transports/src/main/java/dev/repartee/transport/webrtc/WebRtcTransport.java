package dev.repartee.transport.webrtc;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.time.VertxEventLoop;
import io.vertx.core.Context;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One caller's line over WebRTC.
 *
 * <p>Sound is handed on at 16 kHz, from whatever rate the peer has; it goes out from any rate. What
 * goes over the data channel is left to {@link ChannelWords}. Made by {@link WebRtcCalls}; lives on
 * one Vert.x context.
 */
public final class WebRtcTransport implements CallTransport {
  private static final System.Logger LOG = System.getLogger(WebRtcTransport.class.getName());

  private static final int HEARD_RATE_HZ = 16_000;
  private static final int FRAMES_PER_SECOND = 100;
  private static final long FRAME_MS = 10;

  private final String callId;
  private final CallPeer peer;
  private final Runnable onEnded;
  private final Consumer<WebRtcTransport> onBegun;
  private final EventLoop loop;
  private final PlaybackDelay delay;
  private final ChannelWords words;
  private Resampler incoming = new Resampler(HEARD_RATE_HZ, HEARD_RATE_HZ);
  private int incomingRateHz = HEARD_RATE_HZ;
  private @Nullable CallListener listener;
  private @Nullable String endReason;
  private boolean begun;
  private long framesPlayed;
  private long unheardNanos;

  /**
   * Takes over a peer that has not begun to connect.
   *
   * @param protocol what is spoken over the data channel
   * @param onBegun told when the caller can be heard and the conversation may begin
   * @param onEnded told when the line is gone, once, whether or not it was ever connected
   */
  WebRtcTransport(
      String callId,
      CallPeer peer,
      ChannelWords.Protocol protocol,
      Consumer<WebRtcTransport> onBegun,
      Runnable onEnded) {
    this.callId = callId;
    this.peer = peer;
    this.onBegun = onBegun;
    this.onEnded = onEnded;
    this.loop = new VertxEventLoop(peer.context().owner(), peer.context());
    this.delay = new PlaybackDelay(peer.sendingNanos());
    this.words = protocol.open(new Channel());
    peer.listen(new LineListener());
  }

  /** The call's name in the signalling. */
  public String callId() {
    return callId;
  }

  /** The context on which this call lives. */
  public Context context() {
    return peer.context();
  }

  @Override
  public void start(CallListener newListener) {
    assert peer.isCurrent();
    listener = newListener;
    if (endReason != null) {
      tellClosed(newListener, endReason);
    }
  }

  @Override
  public void play(AudioFrame tenMillis) {
    assert peer.isCurrent();
    if (endReason != null) {
      return;
    }
    peer.play(tenMillis);
    if (framesPlayed++ % FRAMES_PER_SECOND == 0) {
      peer.roundTripSeconds()
          .onSuccess(seconds -> seconds.ifPresent(delay::measuredRoundTrip))
          .onFailure(e -> LOG.log(Level.DEBUG, "no statistics of call {0}", callId));
    }
  }

  /**
   * Drops nothing: every frame leaves within the {@link #play} that brings it, so that all of it
   * will be heard; but for that which left since the line has gone down.
   */
  @Override
  public long clear() {
    assert peer.isCurrent();
    return unheardNanos;
  }

  /**
   * An estimate: half the round trip, measured once a second, the time to send, and the receiver's
   * jitter buffer and sound card, which the page may report and is assumed else.
   */
  @Override
  public long playbackDelayNanos() {
    assert peer.isCurrent();
    return delay.nanos();
  }

  @Override
  public void send(ConversationEvent event) {
    assert peer.isCurrent();
    words.onEvent(event);
  }

  @Override
  public void close(String reason) {
    assert peer.isCurrent();
    end(reason);
  }

  private void end(String reason) {
    if (endReason != null) {
      return;
    }
    endReason = reason;
    LOG.log(Level.DEBUG, "call {0} ends: {1}", callId, reason);
    words.onEnd();
    peer.close();
    onEnded.run();
    CallListener told = listener;
    if (told != null) {
      tellClosed(told, reason);
    }
  }

  /** Not from within the call that ended it, which may be the listener's own. */
  private void tellClosed(CallListener told, String reason) {
    peer.context().runOnContext(ignored -> told.onClosed(reason));
  }

  private AudioFrame heard(AudioFrame frame) {
    if (frame.sampleRateHz() != incomingRateHz) {
      incomingRateHz = frame.sampleRateHz();
      incoming = new Resampler(incomingRateHz, HEARD_RATE_HZ);
    }
    return incoming.process(frame);
  }

  private void begin() {
    if (begun || endReason != null) {
      return;
    }
    begun = true;
    try {
      onBegun.accept(this);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "call " + callId + " could not begin", e);
      end("The call could not begin because of a fault of this server.");
    }
  }

  /** What the caller's side does. */
  private final class LineListener implements PeerListener {
    @Override
    public void onConnected() {
      words.onConnected();
    }

    @Override
    public void onChannelOpen() {}

    @Override
    public void onAudio(AudioFrame frame) {
      CallListener told = listener;
      if (told != null) {
        told.onAudio(heard(frame));
      }
    }

    @Override
    public void onMessage(String text) {
      words.onMessage(text);
    }

    @Override
    public void onRefusedMessage(String reason) {
      words.onRefusedMessage(reason);
    }

    @Override
    public void onDown(long sinceNanos) {
      CallListener told = listener;
      if (told != null) {
        unheardNanos = sinceNanos;
        told.onLineDown();
        unheardNanos = 0;
      }
    }

    @Override
    public void onUp() {
      CallListener told = listener;
      if (told != null) {
        told.onLineUp();
      }
    }

    @Override
    public void onGone(String reason) {
      end(reason);
    }
  }

  /** What is said over the data channel has to do with the call. */
  private final class Channel implements ChannelLine {
    @Override
    public String callId() {
      return callId;
    }

    @Override
    public EventLoop loop() {
      return loop;
    }

    @Override
    public long elapsedMs() {
      return framesPlayed * FRAME_MS;
    }

    @Override
    public void send(String message) {
      peer.send(message);
    }

    @Override
    public void did(Consumer<CallListener> deed) {
      CallListener told = listener;
      if (told != null && endReason == null) {
        deed.accept(told);
      }
    }

    @Override
    public void reportReceiverDelay(long delayMs) {
      delay.reportedReceiver(delayMs);
    }

    @Override
    public void begin() {
      WebRtcTransport.this.begin();
    }

    @Override
    public void close(String reason) {
      end(reason);
    }
  }
}
