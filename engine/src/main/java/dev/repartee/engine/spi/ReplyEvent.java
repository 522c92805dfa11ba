package dev.repartee.engine.spi;

/** What a {@link LanguageModel} reports of one reply. */
public sealed interface ReplyEvent {
  /** More text, to be appended as it is. */
  record TextDelta(String text) implements ReplyEvent {}

  /**
   * The model asks for a tool; comes after the text that is to be said before it.
   *
   * @param id as the provider names this call
   * @param arguments a JSON object as the model wrote it, which may be wrong
   */
  record ToolCall(String id, String name, String arguments) implements ReplyEvent {}

  /** The reply is complete. */
  record Finished(FinishReason reason, Usage usage) implements ReplyEvent {}

  /** The reply failed, before its first text or in the middle. */
  record Failed(FailureKind kind, String message, boolean retryable) implements ReplyEvent {}

  /** Why a reply ended. */
  enum FinishReason {
    /** The model had nothing more to say. */
    STOP,
    /** It waits for the results of the tools that it asked for. */
    TOOL_CALLS,
    /** The limit of tokens was reached. */
    LENGTH,
    /** The provider's content filter ended it. */
    CONTENT_FILTER
  }

  /** What a reply used; zero where the provider does not say. */
  record Usage(int promptTokens, int completionTokens, int cachedPromptTokens) {
    public static final Usage UNKNOWN = new Usage(0, 0, 0);
  }
}
