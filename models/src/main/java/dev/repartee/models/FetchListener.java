package dev.repartee.models;

/** Told how a fetch goes on, on the thread that fetches or one of its helpers, serially. */
public interface FetchListener {
  /** A listener that ignores everything. */
  FetchListener NONE = new FetchListener() {};

  /** Another stage began; {@code stage} is a sentence for people without a full stop. */
  default void stageBegan(Model model, String stage) {}

  /** {@code fetchedBytes} of {@link Model#sizeBytes()} are here now. Called often. */
  default void advanced(Model model, long fetchedBytes) {}

  /** A source did not serve; the next one is tried. */
  default void sourceFailed(Model model, ModelSource source, String reason) {}

  /** The model is complete, checked and in its place. */
  default void finished(Model model) {}
}
