package dev.repartee.llm.retrieval;

/** Turns text into a vector that stands for its meaning. Thread safe. */
interface TextEmbedder extends AutoCloseable {
  /** A vector of length one. Takes some milliseconds; call it in the inference pool. */
  float[] embed(String text);

  @Override
  void close();
}
