package dev.repartee.server;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;

/** Waits for Vert.x from outside of it: while the process starts and stops. */
public final class Waiting {
  private Waiting() {}

  /**
   * Waits for a result; never call it on an event loop.
   *
   * @throws CompletionException with the cause of the failure, if the future fails
   */
  public static <T> T on(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
