package dev.repartee.transport.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.NativeLibrary;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The native WebRTC library of this process: one factory of peer connections, and the one thread
 * that calls it.
 *
 * <p>Native calls block, and inside the library all of them queue for a single signalling thread
 * anyway, so they are made from one thread here. That also settles every question of order: nothing
 * is used while it is being closed, and the factory goes last. The exception is the pushing of
 * sound, see {@link WebRtcPeer#play}.
 *
 * <p>The library is loaded by {@link #start}, or else for the first call. Make one per process.
 * Thread safe.
 */
public final class WebRtcEngine implements CallPeers {
  private static final long CLOSE_TIMEOUT_SECONDS = 10;

  private final Vertx vertx;
  private final WebRtcOptions options;
  private final ExecutorService nativeThread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "webrtc-calls");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<WebRtcPeer> openPeers = ConcurrentHashMap.newKeySet();

  // Touched only on the native thread.
  private @Nullable HeadlessAudioDeviceModule audioDevice;
  private @Nullable PeerConnectionFactory factory;
  private @Nullable ProviderUnavailableException failure;

  public WebRtcEngine(Vertx vertx, WebRtcOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  @Override
  public int maxCalls() {
    return options.maxCalls();
  }

  Vertx vertx() {
    return vertx;
  }

  /** A context of this engine's calls as an event loop. */
  public VertxEventLoop loopOf(Context context) {
    return new VertxEventLoop(vertx, context);
  }

  /**
   * Loads the library, if that has not happened yet. Fails with a {@link
   * ProviderUnavailableException} that says what is missing.
   */
  public Future<Void> start() {
    return run(vertx.getOrCreateContext(), this::factory).mapEmpty();
  }

  @Override
  public Future<WebRtcPeer> openPeer(Context context) {
    return run(context, () -> openNow(context));
  }

  /** Peer connections that are open now. */
  public int openPeers() {
    return openPeers.size();
  }

  @Override
  public Future<Void> close() {
    Context context = vertx.getOrCreateContext();
    List<Future<Void>> closing = new ArrayList<>();
    for (WebRtcPeer peer : openPeers) {
      closing.add(peer.closeFromOutside());
    }
    return Future.all(closing)
        .timeout(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .compose(ignored -> perform(context, this::disposeFactory))
        .onComplete(ignored -> nativeThread.shutdown());
  }

  /** Does {@code work} on the native thread; the future completes on {@code context}. */
  <T extends @Nullable Object> Future<T> run(Context context, Callable<T> work) {
    // Bound to the context, so that what is composed onto it runs there, whoever composes.
    Promise<T> promise = ((ContextInternal) context).promise();
    try {
      nativeThread.execute(
          () -> {
            try {
              promise.complete(work.call());
            } catch (Throwable e) { // The library reports bad input as java.lang.Error.
              promise.fail(e);
            }
          });
    } catch (RejectedExecutionException e) {
      promise.fail(new ProviderUnavailableException("WebRTC has been shut down.", e));
    }
    return promise.future();
  }

  /** {@link #run} for work without a result. */
  Future<Void> perform(Context context, Runnable work) {
    return run(context, Executors.<Void>callable(work, null));
  }

  /** Forgets a peer whose native side is closed. */
  void forget(WebRtcPeer peer) {
    openPeers.remove(peer);
  }

  private WebRtcPeer openNow(Context context) throws ProviderUnavailableException {
    PeerConnectionFactory ready = factory();
    RTCConfiguration configuration = new RTCConfiguration();
    configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
    if (options.maxPort() > 0) {
      configuration.portAllocatorConfig =
          new PortAllocatorConfig(options.minPort(), options.maxPort(), 0);
    }
    NativePeer nativePeer = new NativePeer(ready, configuration, new PeerEvents(context));
    WebRtcPeer peer = new WebRtcPeer(this, context, nativePeer);
    openPeers.add(peer);
    return peer;
  }

  private PeerConnectionFactory factory() throws ProviderUnavailableException {
    PeerConnectionFactory ready = factory;
    if (ready != null) {
      return ready;
    }
    if (failure != null) {
      throw failure;
    }
    try {
      HeadlessAudioDeviceModule device = new HeadlessAudioDeviceModule();
      // Recording must run before the factory exists: then the device's thread pulls the received
      // sound, but does not push silence of its own into what is sent, which aborts the process.
      device.initRecording();
      device.startRecording();
      audioDevice = device;
      ready = new PeerConnectionFactory(device);
      factory = ready;
      return ready;
    } catch (Throwable e) {
      ProviderUnavailableException unavailable = NativeLibrary.unavailable("WebRTC calls are", e);
      failure = unavailable;
      throw unavailable;
    }
  }

  private void disposeFactory() {
    PeerConnectionFactory made = factory;
    HeadlessAudioDeviceModule device = audioDevice;
    failure = new ProviderUnavailableException("WebRTC has been shut down.");
    factory = null;
    audioDevice = null;
    if (made != null) {
      made.dispose();
    }
    if (device != null) {
      device.stopRecording();
      device.dispose();
    }
  }
}
