package dev.repartee.server.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Requests whose body is a JSON object. */
final class JsonBody {
  private JsonBody() {}

  /**
   * Refuses a request that does not call its body JSON.
   *
   * @throws ApiProblem if it does not
   */
  static void requireType(RoutingContext context) {
    String type = context.request().getHeader("content-type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new ApiProblem(415, "Send JSON, with the header content-type: application/json.");
    }
  }

  /**
   * The body.
   *
   * @throws ApiProblem if it is no JSON object
   */
  static JsonObject object(RoutingContext context) {
    try {
      JsonObject body = context.body().asJsonObject();
      if (body != null) {
        return body;
      }
    } catch (DecodeException | ClassCastException e) {
      throw notAnObject();
    }
    throw notAnObject();
  }

  private static ApiProblem notAnObject() {
    return new ApiProblem(400, "The body must be a JSON object, such as {\"sdp\": \"v=0…\"}.");
  }
}
