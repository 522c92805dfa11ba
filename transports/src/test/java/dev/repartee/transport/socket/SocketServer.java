package dev.repartee.transport.socket;

import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.TestTone;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A server for the sockets of one protocol, for as long as a test lasts. */
public final class SocketServer implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final HttpServer server;
  private final WebSocketClient client;

  /**
   * Starts to listen.
   *
   * @param accept takes a request, or fails
   */
  public SocketServer(BiFunction<Context, HttpServerRequest, Future<Void>> accept) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setMaxWebSocketFrameSize(SocketLimits.MAX_RECORDING_BYTES)
            .setMaxWebSocketMessageSize(SocketLimits.MAX_RECORDING_BYTES)
            .setWebSocketClosingTimeout(1);
    server =
        await(
            onContext(
                () ->
                    vertx
                        .createHttpServer(options)
                        .requestHandler(
                            request ->
                                accept
                                    .apply(context, request)
                                    .onFailure(
                                        e ->
                                            request
                                                .response()
                                                .setStatusCode(503)
                                                .end(String.valueOf(e.getMessage()))))
                        .listen()));
    client = vertx.createWebSocketClient(new WebSocketClientOptions().setClosingTimeout(1));
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Where everything lives, the callers' ends too. */
  public Context context() {
    return context;
  }

  public WebSocketClient client() {
    return client;
  }

  public int port() {
    return server.actualPort();
  }

  /** The address of the socket, with further parts of it. */
  public String address(String more) {
    return "ws://127.0.0.1:" + port() + "/call" + more;
  }

  /** Runs what gives a future on the context. */
  public <T> Future<T> onContext(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(ignored -> work.get().onComplete(promise));
    return promise.future();
  }

  /** Plays a tone on the context, a thousand times as fast as it sounds, until the test is over. */
  public void playWithoutEnd(CallTransport line, int sampleRateHz) {
    TestTone voice = new TestTone(sampleRateHz, 440);
    context.runOnContext(
        ignored ->
            vertx.setPeriodic(
                1,
                timer -> {
                  for (int i = 0; i < 100; i++) {
                    line.play(voice.next());
                  }
                }));
  }

  /** Waits from outside of Vert.x. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the future did not succeed", e);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
