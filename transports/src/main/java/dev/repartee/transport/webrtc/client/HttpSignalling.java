package dev.repartee.transport.webrtc.client;

import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.SignallingException;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Signalling with a server over its HTTP API: POST and DELETE below {@code /api/calls}.
 *
 * <p>Futures fail with a {@link SignallingException} whose message is fit for a person.
 */
public final class HttpSignalling implements CallerSignalling {
  private static final long TIMEOUT_MS = 15_000;
  private static final int MAX_ERROR_CHARS = 300;

  private final HttpClient client;
  private final String callsUrl;
  private final @Nullable String agent;

  /**
   * Signalling with one server.
   *
   * @param baseUrl where the server is, such as {@code http://localhost:8080}
   * @param agent which of its agents to call; null for its choice
   * @throws IllegalArgumentException if the address is not one of HTTP
   */
  public HttpSignalling(HttpClient client, String baseUrl, @Nullable String agent) {
    URI base = URI.create(baseUrl);
    boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    if (!http || base.getHost() == null) {
      throw new IllegalArgumentException(
          "The address must look like http://localhost:8080, but is " + baseUrl);
    }
    this.client = client;
    this.callsUrl = baseUrl.replaceAll("/+$", "") + "/api/calls";
    this.agent = agent;
  }

  @Override
  public Future<CallAnswer> offer(String sdp) {
    JsonObject offer = new JsonObject().put("sdp", sdp);
    if (agent != null) {
      offer.put("agent", agent);
    }
    return request(HttpMethod.POST, callsUrl, offer.toBuffer())
        .compose(reply -> reply.status() == 201 ? answer(reply) : refused(reply));
  }

  @Override
  public Future<CallAnswer> offerAgain(String callId, String sdp) {
    Buffer offer = new JsonObject().put("sdp", sdp).toBuffer();
    return request(HttpMethod.PUT, callsUrl + "/" + callId, offer)
        .compose(reply -> reply.status() == 200 ? answer(reply) : refused(reply));
  }

  @Override
  public Future<Void> hangUp(String callId) {
    return request(HttpMethod.DELETE, callsUrl + "/" + callId, Buffer.buffer())
        .compose(reply -> reply.status() / 100 == 2 ? Future.succeededFuture() : refused(reply));
  }

  private Future<Reply> request(HttpMethod method, String url, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(url)
            .setTimeout(TIMEOUT_MS)
            .putHeader("content-type", "application/json");
    return client
        .request(options)
        // One step: attached from another thread a later step could come after the answer's end.
        .compose(request -> request.send(body).compose(HttpSignalling::read))
        .recover(
            error ->
                Future.failedFuture(
                    new SignallingException(
                        Kind.UNAVAILABLE,
                        "No server answers at "
                            + callsUrl
                            + " ("
                            + error.getMessage()
                            + "). Check the address, or start one with ./repartee serve.",
                        error)));
  }

  private static Future<Reply> read(HttpClientResponse response) {
    return response.body().map(text -> new Reply(response.statusCode(), text));
  }

  private Future<CallAnswer> answer(Reply reply) {
    try {
      JsonObject body = reply.body().toJsonObject();
      if (body.getValue("call_id") instanceof String callId
          && body.getValue("sdp") instanceof String sdp) {
        return Future.succeededFuture(new CallAnswer(callId, sdp));
      }
    } catch (DecodeException | ClassCastException e) {
      return Future.failedFuture(notOurs(e));
    }
    return Future.failedFuture(notOurs(null));
  }

  private SignallingException notOurs(@Nullable Throwable cause) {
    String message = callsUrl + " does not answer as this server does. Check the address.";
    return cause == null
        ? new SignallingException(Kind.UNAVAILABLE, message)
        : new SignallingException(Kind.UNAVAILABLE, message, cause);
  }

  private <T> Future<T> refused(Reply reply) {
    Kind kind =
        switch (reply.status()) {
          case 404 -> Kind.UNKNOWN_CALL;
          case 503 -> Kind.UNAVAILABLE;
          default -> Kind.INVALID;
        };
    return Future.failedFuture(
        new SignallingException(
            kind, "The server refused (" + reply.status() + "): " + reason(reply.body())));
  }

  private static String reason(Buffer body) {
    try {
      if (body.toJsonObject().getValue("error") instanceof String error) {
        return error;
      }
    } catch (DecodeException | ClassCastException e) {
      // It is no JSON object; then the text itself must do.
    }
    String text = body.toString();
    return text.length() > MAX_ERROR_CHARS ? text.substring(0, MAX_ERROR_CHARS) + "…" : text;
  }

  private record Reply(int status, Buffer body) {}
}
