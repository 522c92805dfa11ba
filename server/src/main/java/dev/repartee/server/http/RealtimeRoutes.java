package dev.repartee.server.http;

import dev.repartee.transport.webrtc.CallAnswer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses at which programs of OpenAI's Realtime API ask over HTTP: {@code
 * …/realtime/client_secrets} and {@code …/realtime/calls}.
 *
 * <p>Pages of other addresses may use these if the server was told so; browsers ask first.
 */
final class RealtimeRoutes {
  /** What a body, or a part of one, may have; tools and instructions can be long. */
  static final int MAX_BODY_BYTES = 262_144;

  private final RealtimeSignalling signalling;
  private final Set<String> allowedOrigins;
  private final CorsHandler cors;

  RealtimeRoutes(RealtimeSignalling signalling, Set<String> allowedOrigins) {
    this.signalling = signalling;
    this.allowedOrigins = allowedOrigins;
    this.cors =
        CorsHandler.create()
            .addOrigins(List.copyOf(allowedOrigins))
            .allowedMethods(Set.of(HttpMethod.POST))
            .allowedHeaders(Set.of("authorization", "content-type", "x-openai-agents-sdk"))
            .exposedHeaders(Set.of("location"));
  }

  void mount(Router router) {
    RealtimeErrorReplies errors = new RealtimeErrorReplies();
    for (String base : RealtimeSignalling.BASES) {
      String realtime = base + "/realtime/";
      router.route(realtime + "*").failureHandler(errors).handler(this::letOthersIn);
      router
          .route(realtime + "*")
          .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
          .handler(this::forbidCaching);
      router.post(realtime + "client_secrets").handler(this::clientSecret);
      router.post(realtime + "calls").handler(this::offer);
      router.post(realtime + "calls/:id/hangup").handler(this::hangUp);
    }
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

  private void forbidCaching(RoutingContext context) {
    context.response().putHeader("cache-control", "no-store");
    context.next();
  }

  private void clientSecret(RoutingContext context) {
    String body = context.body().asString();
    JsonObject wanted = body == null || body.isBlank() ? new JsonObject() : object("body", body);
    signalling
        .clientSecret(context.request(), wanted)
        .onSuccess(context::json)
        .onFailure(context::fail);
  }

  private void offer(RoutingContext context) {
    HttpServerRequest request = context.request();
    String type = Objects.requireNonNullElse(request.getHeader("content-type"), "");
    boolean form = type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    String sdp = form ? request.getFormAttribute("sdp") : context.body().asString();
    String session = form ? request.getFormAttribute("session") : null;
    if (sdp == null || sdp.isBlank()) {
      throw new ApiProblem(
          400, "There is no offer; send it as application/sdp, or as sdp in multipart/form-data.");
    }
    signalling
        .offer(request, sdp, parsed(session))
        .onSuccess(answer -> reply(context, answer))
        .onFailure(context::fail);
  }

  private void hangUp(RoutingContext context) {
    signalling
        .hangUp(context.request(), Objects.requireNonNull(context.pathParam("id")))
        .onSuccess(ignored -> context.response().end())
        .onFailure(context::fail);
  }

  private static void reply(RoutingContext context, CallAnswer answer) {
    String path = context.normalizedPath();
    context
        .response()
        .setStatusCode(201)
        .putHeader("location", path + "/" + answer.callId())
        .putHeader("content-type", "application/sdp")
        .end(answer.sdp());
  }

  private static @Nullable JsonObject parsed(@Nullable String session) {
    return session == null || session.isBlank() ? null : object("session", session);
  }

  private static JsonObject object(String name, String text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException e) {
      throw new ApiProblem(400, "The " + name + " must be a JSON object.");
    }
  }
}
