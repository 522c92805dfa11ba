package dev.repartee.server.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;

/** The listening server: the page and the API behind one guard. */
public final class WebServer {
  private static final int IDLE_SECONDS = 60;

  private final HttpServer server;
  private final WebServerOptions options;

  private WebServer(HttpServer server, WebServerOptions options) {
    this.server = server;
    this.options = options;
  }

  /** Starts to listen; fails with {@link java.net.BindException} if the address is taken. */
  public static Future<WebServer> start(
      Vertx vertx, WebServerOptions options, ServerStatus status, CallSignalling signalling) {
    PageRoutes page = new PageRoutes();
    Router router = Router.router(vertx);
    router.route().handler(new Guard(options, page.contentSecurityPolicy()));
    new ApiRoutes(status, signalling).mount(router);
    page.mount(router);
    ErrorReplies errors = new ErrorReplies();
    router.route().failureHandler(errors);
    router.errorHandler(404, errors).errorHandler(405, errors);
    return vertx
        .createHttpServer(serverOptions(options))
        .requestHandler(router)
        .listen()
        .map(server -> new WebServer(server, options));
  }

  /** The address to open in a browser. */
  public String url() {
    boolean anywhere = options.host().equals("0.0.0.0") || options.host().equals("::");
    String name = options.isLoopback() || anywhere ? "localhost" : options.host();
    return (options.certificate() == null ? "http://" : "https://")
        + name
        + ":"
        + server.actualPort();
  }

  /** Stops to listen. */
  public Future<Void> close() {
    return server.close();
  }

  private static HttpServerOptions serverOptions(WebServerOptions options) {
    HttpServerOptions http =
        new HttpServerOptions()
            .setHost(options.host())
            .setPort(options.port())
            .setIdleTimeout(IDLE_SECONDS)
            .setCompressionSupported(true);
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
