package dev.repartee.server.http;

import dev.repartee.transport.rtvi.RtviCandidates;
import dev.repartee.transport.rtvi.RtviOffer;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.SignallingException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The addresses of RTVI clients: {@code /api/offer} takes their calls; {@code /start} gives a name
 * to a session, beneath which {@code /sessions/NAME/api/offer} does the same. A session holds
 * nothing, so any name will do.
 *
 * <p>Pages of other addresses may use these if the server was told so; browsers ask first.
 */
final class RtviRoutes {
  private static final String START = "/start";
  private static final List<String> OFFERS = List.of("/api/offer", "/sessions/:session/api/offer");

  private final RtviSignalling signalling;
  private final Set<String> allowedOrigins;
  private final CorsHandler cors;

  RtviRoutes(RtviSignalling signalling, Set<String> allowedOrigins) {
    this.signalling = signalling;
    this.allowedOrigins = allowedOrigins;
    this.cors =
        CorsHandler.create()
            .addOrigins(List.copyOf(allowedOrigins))
            .allowedMethods(Set.of(HttpMethod.POST, HttpMethod.PATCH))
            .allowedHeaders(Set.of("authorization", "content-type"));
  }

  void mount(Router router) {
    prepare(router, START);
    router.post(START).handler(this::start);
    for (String path : OFFERS) {
      prepare(router, path);
      router.post(path).handler(this::offer);
      router.patch(path).handler(this::addCandidates);
    }
  }

  private void prepare(Router router, String path) {
    router.route(path).handler(this::letOthersIn);
    router.route(path).handler(this::guard);
    router.route(path).handler(BodyHandler.create(false).setBodyLimit(ApiRoutes.MAX_BODY_BYTES));
  }

  /** Answers what browsers ask on behalf of a page of another address, if it is allowed. */
  private void letOthersIn(RoutingContext context) {
    String origin = context.request().getHeader("origin");
    if (origin != null && allowedOrigins.contains(origin)) {
      cors.handle(context);
    } else {
      context.next();
    }
  }

  private void guard(RoutingContext context) {
    context.response().putHeader("cache-control", "no-store");
    if (!signalling.allows(context.request().getHeader("authorization"))) {
      throw new ApiProblem(
          401, "The token is missing or wrong; send the header authorization: Bearer TOKEN.");
    }
    context.next();
  }

  private void start(RoutingContext context) {
    if (context.body().length() > 0) {
      JsonBody.requireType(context);
      JsonObject ignored = JsonBody.object(context);
    }
    context.json(new JsonObject().put("sessionId", UUID.randomUUID().toString()));
  }

  private void offer(RoutingContext context) {
    JsonBody.requireType(context);
    try {
      signalling
          .offer(RtviOffer.read(JsonBody.object(context)))
          .onSuccess(answer -> context.json(toJson(answer)))
          .onFailure(context::fail);
    } catch (SignallingException e) {
      context.fail(e);
    }
  }

  private void addCandidates(RoutingContext context) {
    JsonBody.requireType(context);
    try {
      signalling
          .addCandidates(RtviCandidates.read(JsonBody.object(context)))
          .onSuccess(ignored -> context.json(new JsonObject().put("status", "success")))
          .onFailure(context::fail);
    } catch (SignallingException e) {
      context.fail(e);
    }
  }

  private static JsonObject toJson(CallAnswer answer) {
    return new JsonObject()
        .put("sdp", answer.sdp())
        .put("type", "answer")
        .put("pc_id", answer.callId());
  }
}
