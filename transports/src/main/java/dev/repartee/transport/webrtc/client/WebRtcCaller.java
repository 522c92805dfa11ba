package dev.repartee.transport.webrtc.client;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.EventJson;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.PeerListener;
import dev.repartee.transport.webrtc.Reception;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcPeer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A caller over WebRTC who is a program: what a browser's page is to a person. */
public final class WebRtcCaller implements CallerLine {
  private static final System.Logger LOG = System.getLogger(WebRtcCaller.class.getName());

  private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final WebRtcPeer peer;
  private final VertxEventLoop loop;
  private final CallerSignalling signalling;
  private final Listener listener;
  private final EventJson json = new EventJson();
  private final Promise<Void> connected = Promise.promise();
  private @Nullable String callId;
  private boolean soundReady;
  private boolean channelReady;
  private boolean looksForWay;
  private boolean ended;

  private WebRtcCaller(
      WebRtcPeer peer, VertxEventLoop loop, CallerSignalling signalling, Listener listener) {
    this.peer = peer;
    this.loop = loop;
    this.signalling = signalling;
    this.listener = listener;
  }

  /**
   * Calls. The future completes on {@code context} when sound and messages can flow both ways; if
   * that does not come about it fails, and the listener is not called.
   */
  public static Future<WebRtcCaller> call(
      WebRtcEngine engine, Context context, CallerSignalling signalling, Listener listener) {
    return engine
        .openPeer(context)
        .compose(
            peer -> {
              WebRtcCaller caller =
                  new WebRtcCaller(peer, engine.loopOf(context), signalling, listener);
              return caller.connect().map(caller).onFailure(ignored -> caller.hangUp());
            });
  }

  /** The context on which this caller lives. */
  public Context context() {
    return peer.context();
  }

  /** How the agent's sound has arrived so far. */
  public Future<Reception> reception() {
    assert peer.isCurrent();
    return peer.reception();
  }

  @Override
  public void speak(AudioFrame tenMillis) {
    assert peer.isCurrent();
    if (!ended) {
      peer.play(tenMillis);
    }
  }

  @Override
  public void type(String text) {
    send(new JsonObject().put("type", "text").put("text", text).encode());
  }

  /** Sends any message over the data channel, as it is. */
  public void send(String message) {
    assert peer.isCurrent();
    peer.send(message);
  }

  @Override
  public void hangUp() {
    close();
  }

  /** {@link #hangUp} that says when sockets and threads are released. */
  public Future<Void> close() {
    assert peer.isCurrent();
    end("The caller has hung up.");
    return peer.close();
  }

  private Future<Void> connect() {
    peer.listen(new LineListener());
    return peer.offer()
        .compose(signalling::offer)
        .compose(this::take)
        .compose(ignored -> connected.future());
  }

  private Future<Void> take(CallAnswer answer) {
    callId = answer.callId();
    return peer.acceptAnswer(answer.sdp());
  }

  /** Offers another way until that gets through, or the peer gives the line up. */
  private void findAnotherWay(String id, String sdp) {
    if (ended) {
      return;
    }
    // Bound to the context, whichever thread the signalling answers on.
    ((ContextInternal) peer.context())
        .succeededFuture(sdp)
        .compose(offer -> signalling.offerAgain(id, offer))
        .compose(answer -> peer.acceptAnswer(answer.sdp()))
        .onSuccess(ignored -> looksForWay = false)
        .onFailure(
            e -> {
              LOG.log(Level.DEBUG, "no other way yet: {0}", e.getMessage());
              Cancellable ignored =
                  loop.at(loop.nanos() + TRY_AGAIN_NANOS, () -> findAnotherWay(id, sdp));
            });
  }

  private void becomeReady() {
    if (soundReady && channelReady) {
      connected.tryComplete();
    }
  }

  private void end(String reason) {
    if (ended) {
      return;
    }
    ended = true;
    peer.close();
    String id = callId;
    if (id != null) {
      signalling.hangUp(id).onFailure(e -> LOG.log(Level.DEBUG, "hanging up: {0}", e.getMessage()));
    }
    if (!connected.tryFail("The call ended before it was connected. " + reason)) {
      peer.context().runOnContext(ignored -> listener.onClosed(reason));
    }
  }

  /** What the answering side does. */
  private final class LineListener implements PeerListener {
    @Override
    public void onConnected() {
      soundReady = true;
      becomeReady();
    }

    @Override
    public void onChannelOpen() {
      channelReady = true;
      becomeReady();
    }

    @Override
    public void onAudio(AudioFrame frame) {
      listener.onAudio(frame);
    }

    @Override
    public void onMessage(String text) {
      try {
        listener.onEvent(json.read(text));
      } catch (IllegalArgumentException e) {
        LOG.log(Level.DEBUG, "ignored a message: {0}", e.getMessage());
      }
    }

    @Override
    public void onRefusedMessage(String reason) {
      LOG.log(Level.DEBUG, "ignored a message: {0}", reason);
    }

    @Override
    public void onDown(long sinceNanos) {
      String id = callId;
      if (id != null && !looksForWay) {
        looksForWay = true;
        peer.offerAgain().onSuccess(sdp -> findAnotherWay(id, sdp));
      }
    }

    @Override
    public void onGone(String reason) {
      end(reason);
    }
  }
}
