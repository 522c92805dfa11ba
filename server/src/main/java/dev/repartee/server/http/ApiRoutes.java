package dev.repartee.server.http;

import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.IceCandidate;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The HTTP API: what the server is, and the set-up of calls. */
final class ApiRoutes {
  /** What a body may have at most; an offer has about 3,000 bytes. */
  static final int MAX_BODY_BYTES = 65_536;

  private final ServerStatus status;
  private final CallSignalling signalling;

  ApiRoutes(ServerStatus status, CallSignalling signalling) {
    this.status = status;
    this.signalling = signalling;
  }

  void mount(Router router) {
    router.route("/api/*").handler(this::forbidCaching);
    router.get("/api/status").handler(context -> context.json(status.toJson()));
    router.post("/api/calls").handler(this::requireJson);
    router.put("/api/calls/:id").handler(this::requireJson);
    router.patch("/api/calls/:id").handler(this::requireJson);
    router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    router.post("/api/calls").handler(this::offer);
    router.put("/api/calls/:id").handler(this::offerAgain);
    router.patch("/api/calls/:id").handler(this::addCandidate);
    router.delete("/api/calls/:id").handler(this::hangUp);
  }

  private void forbidCaching(RoutingContext context) {
    context.response().putHeader("cache-control", "no-store");
    context.next();
  }

  private void requireJson(RoutingContext context) {
    JsonBody.requireType(context);
    context.next();
  }

  private void offer(RoutingContext context) {
    reply(
        context,
        signalling.offer(requiredText(JsonBody.object(context), "sdp")),
        answer ->
            context
                .response()
                .setStatusCode(201)
                .putHeader("location", "/api/calls/" + answer.callId())
                .putHeader("content-type", "application/json")
                .end(toJson(answer).encode()));
  }

  private void offerAgain(RoutingContext context) {
    reply(
        context,
        signalling.offerAgain(callId(context), requiredText(JsonBody.object(context), "sdp")),
        answer -> context.json(toJson(answer)));
  }

  private static JsonObject toJson(CallAnswer answer) {
    return new JsonObject().put("call_id", answer.callId()).put("sdp", answer.sdp());
  }

  private void addCandidate(RoutingContext context) {
    JsonObject body = JsonBody.object(context);
    IceCandidate candidate =
        new IceCandidate(
            requiredText(body, "candidate"), optionalText(body, "sdp_mid"), lineIndex(body));
    reply(context, signalling.addCandidate(callId(context), candidate), done(context));
  }

  private void hangUp(RoutingContext context) {
    reply(context, signalling.hangUp(callId(context)), done(context));
  }

  private static String callId(RoutingContext context) {
    return Objects.requireNonNull(context.pathParam("id"));
  }

  private static <T> void reply(RoutingContext context, Future<T> work, Consumer<T> success) {
    work.onSuccess(success::accept).onFailure(context::fail);
  }

  private static <T> Consumer<T> done(RoutingContext context) {
    HttpServerResponse response = context.response();
    return nothing -> response.setStatusCode(204).end();
  }

  private static String requiredText(JsonObject body, String field) {
    if (body.getValue(field) instanceof String text) {
      return text;
    }
    throw new ApiProblem(400, field + " is missing or is not text.");
  }

  private static @Nullable String optionalText(JsonObject body, String field) {
    return body.getValue(field) == null ? null : requiredText(body, field);
  }

  private static int lineIndex(JsonObject body) {
    Object value = body.getValue("sdp_mline_index", 0);
    if (value instanceof Integer index) {
      return index;
    }
    throw new ApiProblem(400, "sdp_mline_index must be a whole number.");
  }
}
