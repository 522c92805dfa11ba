package dev.repartee.bench.connect;

import dev.repartee.bench.caller.WebRtcDialler;
import dev.repartee.bench.network.DetouredSignalling;
import dev.repartee.bench.network.RoughWay;
import dev.repartee.bench.network.Weather;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcOptions;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import dev.repartee.transport.webrtc.client.HttpSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Calls a server with the library that browsers have inside. Its packets take a detour through this
 * process, where they are seen.
 */
final class NativeConnects implements Connects {
  private static final long LONGEST_CALL_SECONDS = 30;

  private final Vertx vertx = Vertx.vertx();
  private final WebRtcEngine engine = new WebRtcEngine(vertx, WebRtcOptions.defaults());
  private final Context callers = vertx.getOrCreateContext();
  private final Context way = vertx.getOrCreateContext();
  private final CallerSignalling server;

  /** Loads the library. Blocks. */
  NativeConnects(URI server) {
    this.server = new HttpSignalling(vertx.createHttpClient(), server.toString(), null);
    engine.start().await();
  }

  @Override
  public Map<Stage, Double> call() {
    Promise<Map<Stage, Double>> done = Promise.promise();
    callers.runOnContext(ignored -> callNow().onComplete(done));
    return done.future().await();
  }

  private Future<Map<Stage, Double>> callNow() {
    ConnectWatch watch = new ConnectWatch(new VertxEventLoop(vertx, callers)::nanos);
    Promise<RoughWay> opened = Promise.promise();
    DetouredSignalling detoured =
        new DetouredSignalling(new Watched(watch), to -> detour(to, watch, opened), () -> false);
    Future<WebRtcCaller> line = new WebRtcDialler(engine, context -> detoured).dial(callers, watch);
    line.onSuccess(open -> watch.reached(Stage.CHANNEL)).onFailure(watch.audible()::tryFail);
    return watch
        .audible()
        .future()
        .timeout(LONGEST_CALL_SECONDS, TimeUnit.SECONDS)
        .eventually(() -> line.compose(WebRtcCaller::close).otherwiseEmpty())
        .onComplete(ended -> opened.future().onSuccess(RoughWay::close));
  }

  private Future<SocketAddress> detour(
      SocketAddress agent, ConnectWatch watch, Promise<RoughWay> opened) {
    return RoughWay.open(vertx, way, agent, Weather.CLEAR, 0, watch::comes)
        .onSuccess(opened::tryComplete)
        .map(RoughWay::entrance);
  }

  @Override
  public void close() {
    engine.close().await();
    vertx.close().await();
  }

  /** The server's signalling, with its stages noted. */
  private final class Watched implements CallerSignalling {
    private final ConnectWatch watch;

    Watched(ConnectWatch watch) {
      this.watch = watch;
    }

    @Override
    public Future<CallAnswer> offer(String sdp) {
      watch.reached(Stage.OFFER);
      return server.offer(sdp).onSuccess(answer -> watch.reached(Stage.ANSWER));
    }

    @Override
    public Future<CallAnswer> offerAgain(String callId, String sdp) {
      return server.offerAgain(callId, sdp);
    }

    @Override
    public Future<Void> hangUp(String callId) {
      return server.hangUp(callId);
    }
  }
}
