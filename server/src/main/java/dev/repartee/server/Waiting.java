package dev.repartee.server;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for Vert.x from outside of it: while the process starts and stops. */
public final class Waiting {
  private static final System.Logger LOG = System.getLogger(Waiting.class.getName());
  private static final long LONGEST_END_SECONDS = 5;

  private Waiting() {}

  /**
   * Waits for a result; never call it on an event loop.
   *
   * @throws CompletionException with the cause of the failure, if the future fails
   */
  public static <T> T on(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /**
   * Waits for something to end, but not for ever: a process that was told to stop must stop.
   *
   * @param what is ending, for the log
   */
  public static void onEnd(String what, Future<Void> end) {
    try {
      on(end.timeout(LONGEST_END_SECONDS, TimeUnit.SECONDS));
    } catch (CompletionException e) {
      LOG.log(System.Logger.Level.WARNING, what + " did not end as it should", e.getCause());
    }
  }
}
