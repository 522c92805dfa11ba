package dev.repartee.bench.conformance;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Serves a page from an address of its own, as those are served that use the agent from elsewhere,
 * until Vert.x is closed.
 */
final class BundleServer {
  private final HttpServer server;

  /** Begins to listen. Blocks. */
  BundleServer(Vertx vertx, ClientBundle bundle) {
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(request -> answer(request, bundle))
            .listen(0, "127.0.0.1")
            .await();
  }

  /** The page's address, as a browser names it. */
  String origin() {
    return "http://localhost:" + server.actualPort();
  }

  private static void answer(HttpServerRequest request, ClientBundle bundle) {
    boolean program = "/app.js".equals(request.path());
    Future<Void> ignored =
        request
            .response()
            .putHeader("content-type", program ? "text/javascript" : "text/html")
            .sendFile((program ? bundle.program() : bundle.page()).toString());
  }
}
