package dev.repartee.transport.webrtc;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.event.EventJson;
import dev.repartee.engine.spi.CallTransport;
import io.vertx.core.Context;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One caller's line over WebRTC.
 *
 * <p>Sound is handed on at 16 kHz, from whatever rate the peer has; it goes out from any rate.
 * Events go out over the data channel as {@link EventJson} writes them, and what the caller types
 * and which buttons are pressed comes in there. Made by {@link WebRtcCalls}; lives on one Vert.x
 * context.
 */
public final class WebRtcTransport implements CallTransport {
  private static final System.Logger LOG = System.getLogger(WebRtcTransport.class.getName());

  private static final int HEARD_RATE_HZ = 16_000;
  private static final int FRAMES_PER_SECOND = 100;
  private static final long FRAME_MS = 10;

  private final String callId;
  private final CallPeer peer;
  private final Runnable onEnded;
  private final EventJson json = new EventJson();
  private final PlaybackDelay delay;
  private Resampler incoming = new Resampler(HEARD_RATE_HZ, HEARD_RATE_HZ);
  private int incomingRateHz = HEARD_RATE_HZ;
  private @Nullable CallListener listener;
  private @Nullable String endReason;
  private long framesPlayed;
  private long unheardNanos;

  /**
   * Takes over a peer that has not begun to connect.
   *
   * @param onConnected told when the caller can be heard
   * @param onEnded told when the line is gone, once, whether or not it was ever connected
   */
  WebRtcTransport(
      String callId, CallPeer peer, Consumer<WebRtcTransport> onConnected, Runnable onEnded) {
    this.callId = callId;
    this.peer = peer;
    this.onEnded = onEnded;
    this.delay = new PlaybackDelay(peer.sendingNanos());
    peer.listen(new LineListener(onConnected));
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
    peer.send(json.write(event));
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

  private void read(String message) {
    CallListener told = listener;
    ClientMessage read = ClientMessage.read(message);
    if (read instanceof ClientMessage.Text typed && told != null) {
      told.onText(typed.text());
    } else if (read instanceof ClientMessage.Button button && told != null) {
      press(button, told);
    } else if (read instanceof ClientMessage.Playback playback) {
      delay.reportedReceiver(playback.delayMs());
    } else if (read instanceof ClientMessage.Refused refused) {
      refuse(refused.reason());
    } else if (read instanceof ClientMessage.Unknown unknown) {
      LOG.log(Level.DEBUG, "call {0}: ignored a message of type {1}", callId, unknown.type());
    }
  }

  private static void press(ClientMessage.Button button, CallListener told) {
    switch (button) {
      case TALK_STARTED -> told.onTalkStarted();
      case TALK_ENDED -> told.onTalkEnded();
      case HUSH -> told.onHushed();
    }
  }

  private void refuse(String reason) {
    LOG.log(Level.DEBUG, "call {0}: {1}", callId, reason);
    send(new ConversationEvent.Problem(framesPlayed * FRAME_MS, Part.TRANSPORT, reason));
  }

  /** What the caller's side does. */
  private final class LineListener implements PeerListener {
    private final Consumer<WebRtcTransport> onConnected;

    LineListener(Consumer<WebRtcTransport> onConnected) {
      this.onConnected = onConnected;
    }

    @Override
    public void onConnected() {
      try {
        onConnected.accept(WebRtcTransport.this);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "call " + callId + " could not begin", e);
        end("The call could not begin because of a fault of this server.");
      }
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
      read(text);
    }

    @Override
    public void onRefusedMessage(String reason) {
      refuse(reason);
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
}
