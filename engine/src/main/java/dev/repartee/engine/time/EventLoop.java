package dev.repartee.engine.time;

/**
 * The one thread on which a conversation lives: its time, its timers and its queue.
 *
 * <p>What a provider reports from another thread enters the conversation through {@link #run}.
 */
public interface EventLoop extends Clock {
  /** Queues {@code task}; callable from any thread, and never runs the task inside the call. */
  void run(Runnable task);

  /** Whether the caller of this method is on the loop; for assertions. */
  boolean isCurrent();
}
