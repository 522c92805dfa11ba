package dev.repartee.engine.time;

import dev.repartee.engine.spi.Cancellable;

/**
 * Where the engine gets its time and its timers from; tests put virtual time here.
 *
 * <p>A clock belongs to one conversation: its timers fire on that conversation's context.
 */
public interface Clock {
  /** Nanoseconds since an arbitrary origin; never goes back. Callable from any thread. */
  long nanos();

  /**
   * Runs {@code task} once on the conversation's context, not before {@link #nanos()} reaches
   * {@code atNanos}; at once (but never inside this call) if that has passed.
   */
  Cancellable at(long atNanos, Runnable task);
}
