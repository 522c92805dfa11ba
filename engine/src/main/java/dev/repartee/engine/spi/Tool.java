package dev.repartee.engine.spi;

import io.vertx.core.json.JsonObject;

/**
 * Something that an agent can look up or do while it talks. One instance serves the whole process.
 *
 * <p>The engine runs a tool only for a turn that is committed, never to prepare a reply. A tool
 * that {@linkplain #hasSideEffects changes something} moreover waits until the caller has heard
 * what the agent said before it, so that a caller who objects in time is in time.
 */
public interface Tool extends AutoCloseable {
  /** How models know it. */
  ToolDescription description();

  /**
   * Starts to work and returns at once. Called on the conversation's event loop.
   *
   * @param arguments as the model gave them; they need not fit the schema
   * @param listener may be called from any thread, once; not after a cancel, but for what was on
   *     its way already
   */
  Cancellable run(JsonObject arguments, ToolListener listener);

  /** Whether running it changes anything that is not only its own. */
  default boolean hasSideEffects() {
    return true;
  }

  /**
   * Whether {@code cancel()} in the middle does no harm. A tool that says no is left to its end
   * even if nobody waits for it any more.
   */
  default boolean isCancellable() {
    return !hasSideEffects();
  }

  /** How long it may take; after this the model is told that there is no result. */
  default long timeLimitMs() {
    return 10_000;
  }

  /** Frees what the tool holds; called when no more conversation uses it. */
  @Override
  default void close() {}

  /** Receives the end of a run. */
  interface ToolListener {
    /** It worked. {@code text} is for the model: plain words or JSON, short. */
    void onResult(String text);

    /** It did not. {@code message} is for the model, which speaks about it: what is wrong. */
    void onFailure(String message);
  }
}
