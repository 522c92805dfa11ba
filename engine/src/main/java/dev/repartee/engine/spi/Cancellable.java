package dev.repartee.engine.spi;

/** Work under way that can be called off: more than once, from any thread, and at once. */
@FunctionalInterface
public interface Cancellable {
  /** A handle for work that has ended already. */
  Cancellable DONE = () -> {};

  /** Calls the work off. After it returns no new work starts; late results may still arrive. */
  void cancel();
}
