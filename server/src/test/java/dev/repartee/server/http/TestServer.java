package dev.repartee.server.http;

import dev.repartee.server.tls.CertificateFiles;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A web server on a free port of the loopback address, for as long as a test lasts. */
public final class TestServer implements AutoCloseable {
  /** A page of another site that may use the API. */
  static final String FRIEND = "https://talk.example.com";

  /** A socket that sends back what it gets. */
  static final String ECHO = "/api/echo";

  private final Vertx vertx = Vertx.vertx();
  private final FakeRealtime realtime = new FakeRealtime();
  private final FakeRtvi rtvi = new FakeRtvi();
  private final WebServer server;

  public TestServer(CallSignalling signalling) {
    this(signalling, null);
  }

  private Future<WebServer> start(
      WebServerOptions options, ServerStatus status, CallSignalling signalling) {
    SocketCalls echo =
        (home, request) ->
            request
                .toWebSocket()
                .map(
                    socket -> {
                      socket.textMessageHandler(socket::writeTextMessage);
                      return null;
                    });
    List<Context> loops = List.of(vertx.getOrCreateContext(), vertx.getOrCreateContext());
    return WebServer.start(
        vertx,
        loops,
        options,
        new ServerCalls(status, signalling, realtime, rtvi, Map.of(ECHO, echo), Map.of()));
  }

  /** A server for pages whose calls do not reach it. */
  public static TestServer thatTakesNoCalls() {
    return new TestServer(new FakeSignalling());
  }

  TestServer(CallSignalling signalling, @Nullable CertificateFiles certificate) {
    WebServerOptions options =
        new WebServerOptions(WebServerOptions.LOOPBACK, 0, certificate, Set.of(FRIEND));
    ServerStatus status =
        new ServerStatus("Robin", "Front desk knowledge", "Hibari", "moonshine", "voice", "1.2.3");
    this.server = result(start(options, status, signalling));
  }

  public String url() {
    return server.url();
  }

  FakeRealtime realtime() {
    return realtime;
  }

  FakeRtvi rtvi() {
    return rtvi;
  }

  Vertx vertx() {
    return vertx;
  }

  int port() {
    return URI.create(url()).getPort();
  }

  /** Waits for a future from outside of Vert.x. */
  static <T> T result(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the future did not succeed", e);
    }
  }

  @Override
  public void close() {
    result(server.close());
    result(vertx.close());
  }
}
