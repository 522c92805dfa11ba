package dev.repartee.engine.spi;

/**
 * Answers, one piece of text at a time. One instance serves the whole process.
 *
 * <p>A model that can use tools may end with {@link ReplyEvent.ToolCall}s for tools that the prompt
 * names; it is then asked again, with their results in the prompt. One that cannot ignores them.
 */
public interface LanguageModel extends AutoCloseable {
  /** The name that a person is shown, such as {@code "gpt-4o-mini at api.openai.com"}. */
  String displayName();

  /**
   * Whether it may be asked for replies that perhaps nobody needs, so that the one that is needed
   * is ready sooner. Each costs what a reply costs.
   */
  default boolean takesSpeculation() {
    return true;
  }

  /**
   * Starts a reply and returns at once.
   *
   * <p>Call it on a Vert.x context. After {@code cancel()} the upstream request is reset within
   * milliseconds, also before the first token.
   *
   * @param listener may be called from any thread, one event at a time, in order; the last event is
   *     {@link ReplyEvent.Finished} or {@link ReplyEvent.Failed}, and none comes after a cancel but
   *     what was already on its way
   */
  Cancellable reply(Prompt prompt, ReplyListener listener);

  @Override
  void close();

  /** Receives a reply. */
  @FunctionalInterface
  interface ReplyListener {
    void on(ReplyEvent event);
  }
}
