package dev.repartee.transport.local;

import dev.repartee.engine.spi.TextLineContract;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.CallerLines;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class LocalCallTransportTest extends TextLineContract {
  private final Vertx vertx = Vertx.vertx();

  @Override
  protected Line connect(CallerListener listener) {
    Context context = vertx.getOrCreateContext();
    LocalCallTransport transport =
        new LocalCallTransport(new VertxEventLoop(vertx, context), CallerLines.listener(listener));
    return new Line(vertx, context, transport, CallerLines.caller(transport.callerLine()));
  }

  @Override
  protected void release() {
    vertx.close().await();
  }
}
