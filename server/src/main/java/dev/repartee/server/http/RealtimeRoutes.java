package dev.repartee.server.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** The addresses at which programs of OpenAI's Realtime API ask over HTTP. */
final class RealtimeRoutes {
  private static final int MAX_BODY_BYTES = 262_144;

  private final RealtimeSignalling signalling;

  RealtimeRoutes(RealtimeSignalling signalling) {
    this.signalling = signalling;
  }

  void mount(Router router) {
    for (String base : RealtimeSignalling.BASES) {
      router
          .route(base + "/realtime/*")
          .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
          .failureHandler(new RealtimeErrorReplies());
      router.post(base + "/realtime/client_secrets").handler(this::clientSecret);
    }
  }

  private void clientSecret(RoutingContext context) {
    signalling
        .clientSecret(context.request(), body(context))
        .onSuccess(context::json)
        .onFailure(context::fail);
  }

  private static JsonObject body(RoutingContext context) {
    try {
      JsonObject body = context.body().asJsonObject();
      return body == null ? new JsonObject() : body;
    } catch (DecodeException | ClassCastException e) {
      throw new ApiProblem(400, "The body must be a JSON object.");
    }
  }
}
