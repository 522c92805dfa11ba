package dev.repartee.server.calls;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The event loops on which calls live, dealt out in turn; one for each core. Thread safe. */
public final class CallLoops {
  private final List<Context> contexts;
  private final AtomicInteger dealt = new AtomicInteger();

  private CallLoops(List<Context> contexts) {
    this.contexts = List.copyOf(contexts);
  }

  /** Takes {@code count} event loops of {@code vertx} into use. */
  public static Future<CallLoops> start(Vertx vertx, int count) {
    List<Future<Context>> contexts = Stream.generate(() -> open(vertx)).limit(count).toList();
    return Future.all(contexts)
        .map(done -> new CallLoops(contexts.stream().map(Future::result).toList()));
  }

  /** Where the next call is to live. */
  public Context next() {
    return contexts.get(Math.floorMod(dealt.getAndIncrement(), contexts.size()));
  }

  /** All of them. */
  public List<Context> all() {
    return contexts;
  }

  private static Future<Context> open(Vertx vertx) {
    Promise<Context> opened = Promise.promise();
    return vertx
        .deployVerticle(
            new VerticleBase() {
              @Override
              public Future<?> start() {
                opened.complete(context);
                return Future.succeededFuture();
              }
            })
        .compose(id -> opened.future());
  }
}
