package dev.repartee.llm.openai;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A chat-completions server on the loopback address that behaves as each test tells it. */
final class StubModelServer implements AutoCloseable {
  private final HttpServer server;
  private final BlockingQueue<Handler<HttpServerRequest>> answers = new LinkedBlockingQueue<>();
  private final List<JsonObject> bodies = new CopyOnWriteArrayList<>();
  private final List<String> rawBodies = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<HttpVersion> versions = new CopyOnWriteArrayList<>();
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> requestArrived = new CompletableFuture<>();
  private final CompletableFuture<Void> streamReset = new CompletableFuture<>();
  private volatile String models = "";
  private volatile Handler<HttpServerRequest> otherwise =
      request -> speak(request, "Hello", " you.");

  StubModelServer(Vertx vertx) {
    this(vertx, new HttpServerOptions());
  }

  StubModelServer(Vertx vertx, HttpServerOptions options) {
    server =
        wait(vertx.createHttpServer(options).requestHandler(this::take).listen(0, "127.0.0.1"));
  }

  /** Answers the next request so; more calls are for the requests after it. */
  void answerWith(Handler<HttpServerRequest> next) {
    answers.add(next);
  }

  /** Answers those who ask which models there are; without this they wait in vain. */
  void listModels(String body) {
    models = body;
  }

  /** Answers all other requests so. */
  void otherwise(Handler<HttpServerRequest> answer) {
    otherwise = answer;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.actualPort() + "/v1";
  }

  List<JsonObject> bodies() {
    return bodies;
  }

  List<String> rawBodies() {
    return rawBodies;
  }

  List<String> keys() {
    return keys;
  }

  /** The HTTP version of each request. */
  List<HttpVersion> versions() {
    return versions;
  }

  /** How many connections requests came on. */
  int connections() {
    return connections.size();
  }

  void awaitRequest() {
    wait(requestArrived);
  }

  /** Waits until the server sees that the client has reset a stream. */
  void awaitReset() {
    wait(streamReset);
  }

  boolean wasReset() {
    return streamReset.isDone();
  }

  /** Streams words as OpenAI does. */
  static void speak(HttpServerRequest request, String... words) {
    HttpServerResponse response = stream(request);
    response.write(chunk("{\"role\":\"assistant\",\"content\":\"\"}", ""));
    for (String word : words) {
      response.write(delta(word));
    }
    response.write(chunk("{}", "stop"));
    response.end("data: [DONE]\n\n");
  }

  static HttpServerResponse stream(HttpServerRequest request) {
    return request.response().putHeader("content-type", "text/event-stream").setChunked(true);
  }

  static String delta(String word) {
    return chunk(new JsonObject().put("content", word).encode(), "");
  }

  static String chunk(String delta, String finish) {
    JsonObject choice =
        new JsonObject()
            .put("index", 0)
            .put("delta", new JsonObject(delta))
            .put("finish_reason", finish);
    return "data: "
        + new JsonObject().put("choices", new JsonArray().add(choice)).encode()
        + "\n\n";
  }

  @Override
  public void close() {
    wait(server.close());
  }

  private void take(HttpServerRequest request) {
    if (request.uri().endsWith("/models")) {
      if (!models.isEmpty()) {
        request.response().end(models);
      }
      return;
    }
    versions.add(request.version());
    connections.add(request.connection());
    request.response().exceptionHandler(e -> streamReset.complete(null));
    request.connection().closeHandler(closed -> streamReset.complete(null));
    keys.add(String.valueOf(request.getHeader("authorization")));
    request
        .body()
        .onSuccess(
            body -> {
              rawBodies.add(body.toString());
              bodies.add(new JsonObject(body));
              requestArrived.complete(null);
              Handler<HttpServerRequest> answer = answers.poll();
              (answer == null ? otherwise : answer).handle(request);
            });
  }

  static Handler<HttpServerRequest> status(int status, String body) {
    return request -> request.response().setStatusCode(status).end(body);
  }

  /** Streams these bytes and ends well. */
  static Handler<HttpServerRequest> raw(String text) {
    return request -> stream(request).end(text);
  }

  static Handler<HttpServerRequest> nothing() {
    return request -> {};
  }

  /** Writes bytes one by one, each in an HTTP chunk of its own. */
  static Handler<HttpServerRequest> byteByByte(String text) {
    return request -> {
      HttpServerResponse response = stream(request);
      for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
        response.write(Buffer.buffer(new byte[] {next}));
      }
      response.end();
    };
  }

  private static <T> T wait(Future<T> future) {
    return wait(future.toCompletionStage().toCompletableFuture());
  }

  private static <T> T wait(CompletableFuture<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the stub server waited in vain", e);
    }
  }
}
