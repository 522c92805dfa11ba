package dev.repartee.llm.tools;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A web server on the loopback address that remembers what it was asked. */
final class StubWebServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Handler<HttpServerRequest> answer =
      request -> request.response().putHeader("content-type", "text/plain").end("It is sunny.");

  StubWebServer(Vertx vertx) {
    server =
        wait(
            vertx
                .createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture());
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Answers all requests from now on so. */
  void answerWith(Handler<HttpServerRequest> handler) {
    answer = handler;
  }

  List<Asked> asked() {
    return asked;
  }

  @Override
  public void close() {
    wait(server.close().toCompletionStage().toCompletableFuture());
  }

  private void take(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              asked.add(
                  new Asked(
                      request.method().name(),
                      request.uri(),
                      String.valueOf(request.getHeader("x-token")),
                      body.length() == 0 ? new JsonObject() : new JsonObject(body)));
              answer.handle(request);
            });
  }

  static <T> T wait(CompletableFuture<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("waited in vain", e);
    }
  }

  record Asked(String method, String uri, String token, JsonObject body) {}
}
