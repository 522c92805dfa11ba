package dev.repartee.transport.webrtc;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.repartee.engine.audio.AudioFrame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what happens inside one native peer connection over to its Vert.x context.
 *
 * <p>The callbacks come on native threads that all connections share. So each copies what it needs,
 * hops and returns, and lets no exception out, for that would abort the process.
 */
final class PeerEvents implements PeerConnectionObserver {
  /** What happened, told on the context. */
  interface Target {
    void connectionState(RTCPeerConnectionState state);

    void channelState(RTCDataChannelState state);

    void audio(AudioFrame frame);

    void message(String text);

    void unwantedChannel();

    void refusedMessage(String reason);
  }

  private static final System.Logger LOG = System.getLogger(PeerEvents.class.getName());

  /** One second. If the context is further behind than that, sound is lost. */
  private static final int MAX_FRAMES_WAITING = 100;

  private static final int MAX_MESSAGES_WAITING = 64;
  private static final int MAX_MESSAGE_BYTES = 65_536;

  private final Context context;
  private final Promise<Void> gathered = Promise.promise();
  private final AtomicInteger framesWaiting = new AtomicInteger();
  private final AtomicInteger messagesWaiting = new AtomicInteger();
  private final AudioTrackSink sink =
      (bytes, bits, rateHz, channels, frames) ->
          guarded(() -> sound(AudioFrame.ofLittleEndian(bytes, rateHz), channels));

  /** Set and used on the context. */
  private @Nullable Target target;

  private volatile @Nullable AudioTrack remoteTrack;
  private volatile @Nullable RTCDataChannel channel;
  private volatile boolean detached;

  PeerEvents(Context context) {
    this.context = context;
  }

  /** Called on the context, before the negotiation begins. */
  void use(Target newTarget) {
    target = newTarget;
  }

  /** Completes on the context when this side knows all its addresses. */
  Future<Void> gathered() {
    return gathered.future();
  }

  /** The data channel, from either side. */
  @Nullable RTCDataChannel channel() {
    return channel;
  }

  /** Takes the data channel into use; on any thread, before its first message can come. */
  void adopt(RTCDataChannel newChannel) {
    channel = newChannel;
    newChannel.registerObserver(
        new RTCDataChannelObserver() {
          @Override
          public void onBufferedAmountChange(long previousAmount) {}

          @Override
          public void onStateChange() {
            guarded(() -> channelState(newChannel.getState()));
          }

          @Override
          public void onMessage(RTCDataChannelBuffer buffer) {
            guarded(() -> message(buffer));
          }
        });
    channelState(newChannel.getState());
  }

  /** Ends all callbacks that bring data; on the native thread, before the connection closes. */
  void detach() {
    detached = true;
    AudioTrack track = remoteTrack;
    if (track != null) {
      track.removeSink(sink);
    }
    RTCDataChannel open = channel;
    if (open != null) {
      open.unregisterObserver();
    }
  }

  /** Runs {@code task} on the context; for native callbacks, from which nothing may be thrown. */
  static void hop(Context context, Runnable task) {
    guarded(() -> context.runOnContext(ignored -> task.run()));
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    // All of them stand in the description when gathering is complete.
  }

  @Override
  public void onIceGatheringChange(RTCIceGatheringState state) {
    if (state == RTCIceGatheringState.COMPLETE) {
      hop(context, gathered::tryComplete);
    }
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState state) {
    tell(to -> to.connectionState(state));
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    guarded(
        () -> {
          MediaStreamTrack track = transceiver.getReceiver().getTrack();
          if (track instanceof AudioTrack audio && remoteTrack == null && !detached) {
            remoteTrack = audio;
            audio.addSink(sink);
          }
        });
  }

  @Override
  public void onDataChannel(RTCDataChannel opened) {
    guarded(
        () -> {
          if (detached) {
            return;
          }
          if (channel == null) {
            adopt(opened);
          } else {
            // Nobody would read it, and what is not read piles up.
            tell(Target::unwantedChannel);
          }
        });
  }

  private void sound(AudioFrame interleaved, int channels) {
    if (framesWaiting.get() >= MAX_FRAMES_WAITING) {
      return;
    }
    framesWaiting.incrementAndGet();
    AudioFrame frame = channels == 1 ? interleaved : firstChannel(interleaved, channels);
    context.runOnContext(
        ignored -> {
          framesWaiting.decrementAndGet();
          tellNow(to -> to.audio(frame));
        });
  }

  private void message(RTCDataChannelBuffer buffer) {
    ByteBuffer data = buffer.data;
    if (buffer.binary || data.remaining() > MAX_MESSAGE_BYTES) {
      tell(
          to ->
              to.refusedMessage(
                  "A message must be text of at most " + MAX_MESSAGE_BYTES + " bytes."));
      return;
    }
    if (messagesWaiting.get() >= MAX_MESSAGES_WAITING) {
      LOG.log(Level.DEBUG, "messages come faster than they can be read; one was dropped");
      return;
    }
    messagesWaiting.incrementAndGet();
    // The buffer is native memory that ends with this callback.
    String text = StandardCharsets.UTF_8.decode(data).toString();
    context.runOnContext(
        ignored -> {
          messagesWaiting.decrementAndGet();
          tellNow(to -> to.message(text));
        });
  }

  private void channelState(RTCDataChannelState state) {
    tell(to -> to.channelState(state));
  }

  private void tell(Consumer<Target> news) {
    hop(context, () -> tellNow(news));
  }

  private void tellNow(Consumer<Target> news) {
    Target to = target;
    if (to != null) {
      news.accept(to);
    }
  }

  private static AudioFrame firstChannel(AudioFrame interleaved, int channels) {
    short[] samples = new short[interleaved.sampleCount() / channels];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = interleaved.sample(i * channels);
    }
    return AudioFrame.copyOf(samples, interleaved.sampleRateHz());
  }

  private static void guarded(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable e) {
      LOG.log(Level.ERROR, "a WebRTC callback failed", e);
    }
  }
}
