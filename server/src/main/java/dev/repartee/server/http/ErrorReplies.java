package dev.repartee.server.http;

import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.webrtc.SignallingException;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Answers every failed request with {@code {"error": "a sentence"}} and the status that fits. */
class ErrorReplies implements Handler<RoutingContext> {
  private static final System.Logger LOG = System.getLogger(ErrorReplies.class.getName());

  @Override
  public void handle(RoutingContext context) {
    if (context.response().ended()) {
      return;
    }
    ApiProblem problem = problem(context.statusCode(), context.failure());
    if (problem.status() == 500) {
      LOG.log(
          System.Logger.Level.ERROR,
          "request failed: " + context.request().method() + " " + context.normalizedPath(),
          context.failure());
    }
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("content-type", "application/json")
        .end(new JsonObject().put("error", error(problem)).encode());
  }

  /** What to say about a problem. */
  Object error(ApiProblem problem) {
    return sentence(problem);
  }

  private static ApiProblem problem(int status, @Nullable Throwable failure) {
    if (failure instanceof ApiProblem problem) {
      return problem;
    }
    if (failure instanceof SignallingException refusal) {
      return new ApiProblem(status(refusal), sentence(refusal));
    }
    if (failure instanceof SocketRefusedException refusal) {
      return new ApiProblem(status(refusal), sentence(refusal));
    }
    return switch (status) {
      case 404 -> new ApiProblem(404, "There is nothing at this address.");
      case 405 -> new ApiProblem(405, "This address does not take this method.");
      case 413 ->
          new ApiProblem(
              413, "The request is too large: at most " + ApiRoutes.MAX_BODY_BYTES + " bytes.");
      case 400 -> new ApiProblem(400, "The request is not well formed.");
      default -> new ApiProblem(500, "Something failed in the server; its log says what.");
    };
  }

  private static int status(SignallingException refusal) {
    return switch (refusal.kind()) {
      case INVALID -> 400;
      case UNKNOWN_CALL -> 404;
      case TOO_MANY_CALLS, UNAVAILABLE -> 503;
    };
  }

  private static int status(SocketRefusedException refusal) {
    return switch (refusal.kind()) {
      case INVALID -> 400;
      case UNAUTHORIZED -> 401;
      case BUSY -> 503;
    };
  }

  private static String sentence(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? "The request cannot be met." : message;
  }
}
