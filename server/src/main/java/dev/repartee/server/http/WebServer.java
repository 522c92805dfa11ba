package dev.repartee.server.http;

import dev.repartee.transport.realtime.RealtimeCalls;
import dev.repartee.transport.socket.SocketLimits;
import io.netty.channel.unix.Errors.NativeIoException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * The listening server: the page, the API and the sockets behind one guard, on every event loop on
 * which calls live, so that a call over a WebSocket never leaves its connection's thread.
 */
public final class WebServer {
  /** A connection on which nobody says anything. */
  private static final int IDLE_SECONDS = 20;

  private static final int WEB_SOCKET_CLOSING_SECONDS = 3;

  private final List<HttpServer> servers;
  private final WebServerOptions options;

  private WebServer(List<HttpServer> servers, WebServerOptions options) {
    this.servers = List.copyOf(servers);
    this.options = options;
  }

  /**
   * Starts to listen; fails with {@link java.net.BindException} if the address is taken.
   *
   * @param loops on which connections are dealt out
   */
  public static Future<WebServer> start(
      Vertx vertx, List<Context> loops, WebServerOptions options, ServerCalls calls) {
    int port;
    try {
      port = options.port() == 0 ? freePort(options.host()) : options.port();
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
    List<Future<HttpServer>> starting =
        loops.stream().map(loop -> listen(vertx, loop, options, port, calls)).toList();
    return Future.all(starting)
        .map(done -> new WebServer(starting.stream().map(Future::result).toList(), options));
  }

  private static Future<HttpServer> listen(
      Vertx vertx, Context loop, WebServerOptions options, int port, ServerCalls calls) {
    Promise<HttpServer> listening = Promise.promise();
    loop.runOnContext(
        ignored ->
            vertx
                .createHttpServer(serverOptions(options).setPort(port))
                .requestHandler(router(vertx, loop, options, calls))
                .listen()
                .onComplete(listening));
    return listening.future().recover(cause -> Future.failedFuture(asBindFailure(cause)));
  }

  /** The system's own transport tells a taken address in an exception and words of its own. */
  private static Throwable asBindFailure(Throwable cause) {
    if (!(cause instanceof NativeIoException)) {
      return cause;
    }
    String message = String.valueOf(cause.getMessage());
    BindException failure = new BindException(message.substring(message.lastIndexOf(": ") + 2));
    failure.initCause(cause);
    return failure;
  }

  /** Servers that are to share a port have to be told the same one. */
  private static int freePort(String host) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
      return socket.getLocalPort();
    }
  }

  private static Router router(
      Vertx vertx, Context loop, WebServerOptions options, ServerCalls calls) {
    PageRoutes page = new PageRoutes();
    Router router = Router.router(vertx);
    router.route().handler(new Guard(options, page.contentSecurityPolicy()));
    new SocketRoutes(loop, calls.sockets()).mount(router);
    if (calls.realtime() != null) {
      new RealtimeRoutes(calls.realtime(), options.allowedOrigins()).mount(router);
    }
    new PhoneRoutes(calls.phones()).mount(router);
    if (calls.rtvi() != null) {
      new RtviRoutes(calls.rtvi(), options.allowedOrigins()).mount(router);
    }
    new ApiRoutes(calls.status(), calls.signalling()).mount(router);
    page.mount(router);
    ErrorReplies errors = new ErrorReplies();
    router.route().failureHandler(errors);
    router.errorHandler(404, errors).errorHandler(405, errors);
    return router;
  }

  /** The address to open in a browser. */
  public String url() {
    boolean anywhere = options.host().equals("0.0.0.0") || options.host().equals("::");
    String name = options.isLoopback() || anywhere ? "localhost" : options.host();
    return (options.certificate() == null ? "http://" : "https://")
        + name
        + ":"
        + servers.get(0).actualPort();
  }

  /** Stops to listen. */
  public Future<Void> close() {
    return Future.all(servers.stream().map(HttpServer::close).toList()).mapEmpty();
  }

  private static HttpServerOptions serverOptions(WebServerOptions options) {
    HttpServerOptions http =
        new HttpServerOptions()
            .setHost(options.host())
            .setIdleTimeout(IDLE_SECONDS)
            .setCompressionSupported(true)
            .setMaxFormAttributeSize(RealtimeRoutes.MAX_BODY_BYTES)
            // Sound does not get smaller, and trying costs more than all else of a call.
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setMaxWebSocketFrameSize(SocketLimits.MAX_RECORDING_BYTES)
            .setMaxWebSocketMessageSize(SocketLimits.MAX_RECORDING_BYTES)
            .addWebSocketSubProtocol(RealtimeCalls.SUB_PROTOCOL)
            .setWebSocketClosingTimeout(WEB_SOCKET_CLOSING_SECONDS);
    if (options.certificate() != null) {
      http.setSsl(true)
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .setCertPath(options.certificate().certificate().toString())
                  .setKeyPath(options.certificate().privateKey().toString()));
    }
    return http;
  }
}
