package dev.repartee.transport.webrtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** The least HTTP that a caller needs, for tests of this module; the real one is elsewhere. */
public final class CallsOverHttp implements AutoCloseable {
  private final Vertx vertx;
  private final WebRtcCalls calls;
  private final Consumer<WebRtcTransport> onConnected;
  private final HttpServer server;

  public CallsOverHttp(Vertx vertx, WebRtcCalls calls, Consumer<WebRtcTransport> onConnected) {
    this.vertx = vertx;
    this.calls = calls;
    this.onConnected = onConnected;
    server = await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  @Override
  public void close() {
    await(server.close());
  }

  private void handle(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.POST)) {
      request.body().onSuccess(body -> offer(request, body));
    } else {
      String callId = String.valueOf(request.path()).substring("/api/calls/".length());
      calls
          .hangUp(callId)
          .onSuccess(ignored -> request.response().setStatusCode(204).end())
          .onFailure(error -> refuse(request, error));
    }
  }

  private void offer(HttpServerRequest request, Buffer body) {
    calls
        .accept(vertx.getOrCreateContext(), body.toJsonObject().getString("sdp"), onConnected)
        .onSuccess(
            answer ->
                request
                    .response()
                    .setStatusCode(201)
                    .end(
                        new JsonObject()
                            .put("call_id", answer.callId())
                            .put("sdp", answer.sdp())
                            .encode()))
        .onFailure(error -> refuse(request, error));
  }

  private static void refuse(HttpServerRequest request, Throwable error) {
    request
        .response()
        .setStatusCode(400)
        .end(new JsonObject().put("error", error.getMessage()).encode());
  }
}
