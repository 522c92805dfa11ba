package dev.repartee.server.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;

/** The addresses at which telephone companies ask what to do with a call. */
final class PhoneRoutes {
  private static final int MAX_FORM_BYTES = 16_384;

  private final Map<String, PhoneAnswers> answers;

  /** Routes to those who answer, by their addresses. */
  PhoneRoutes(Map<String, PhoneAnswers> answers) {
    this.answers = answers;
  }

  void mount(Router router) {
    answers.forEach(
        (path, answer) ->
            router
                .post(path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(context -> answer(context, answer)));
  }

  private void answer(RoutingContext context, PhoneAnswers answers) {
    answers
        .answer(context.request(), context.request().formAttributes())
        .onSuccess(xml -> context.response().putHeader("content-type", "application/xml").end(xml))
        .onFailure(context::fail);
  }
}
