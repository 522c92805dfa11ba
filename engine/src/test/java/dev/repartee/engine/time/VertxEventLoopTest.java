package dev.repartee.engine.time;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Cancellable;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VertxEventLoopTest {
  private final Vertx vertx = Vertx.vertx();
  private final VertxEventLoop loop = new VertxEventLoop(vertx, vertx.getOrCreateContext());

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void knowsThatAnotherThreadIsNotTheLoop() {
    assertFalse(loop.isCurrent());
  }

  @Test
  void firesTimersOnTheLoopEvenThoseSetByTimers() throws Exception {
    CompletableFuture<Boolean> current = new CompletableFuture<>();
    loop.run(
        () -> {
          Cancellable ignored = loop.at(loop.nanos(), () -> setAnother(current));
        });
    assertTrue(current.get(10, TimeUnit.SECONDS));
  }

  private void setAnother(CompletableFuture<Boolean> current) {
    Cancellable ignored = loop.at(loop.nanos(), () -> current.complete(loop.isCurrent()));
  }
}
