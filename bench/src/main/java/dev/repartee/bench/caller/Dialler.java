package dev.repartee.bench.caller;

import dev.repartee.transport.CallerLine;
import io.vertx.core.Context;
import io.vertx.core.Future;

/** A way to call an agent. */
@FunctionalInterface
public interface Dialler {
  /**
   * Calls.
   *
   * @param context where the caller's end is to live
   * @return the line when sound can flow both ways; completes on {@code context}
   */
  Future<? extends CallerLine> dial(Context context, CallerLine.Listener listener);
}
