package dev.repartee.bench.caller;

import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.server.calls.AgentCalls;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.local.LocalCallTransport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.UUID;

/** Calls an agent in this process, without a network between. */
public final class LocalDialler implements Dialler {
  private final Vertx vertx;
  private final AgentCalls agent;

  public LocalDialler(Vertx vertx, AgentCalls agent) {
    this.vertx = vertx;
    this.agent = agent;
  }

  @Override
  public Future<CallerLine> dial(Context context, CallerLine.Listener listener) {
    LocalCallTransport line = new LocalCallTransport(new VertxEventLoop(vertx, context), listener);
    agent.answer(line, UUID.randomUUID().toString(), event -> {});
    return Future.succeededFuture(line.callerLine());
  }
}
