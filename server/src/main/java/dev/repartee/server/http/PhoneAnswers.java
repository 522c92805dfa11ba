package dev.repartee.server.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** Tells a telephone company what to do with a call. */
@FunctionalInterface
public interface PhoneAnswers {
  /**
   * Answers with XML.
   *
   * @param form what the request says
   * @return fails with {@link dev.repartee.transport.socket.SocketRefusedException} if the request
   *     is not one of the company
   */
  Future<String> answer(HttpServerRequest request, MultiMap form);
}
