package dev.repartee.engine.spi;

import java.util.List;

/** What a {@link SpeechRecognizer} reports of one turn. */
public sealed interface RecognitionEvent {
  /**
   * The text so far, while the caller speaks.
   *
   * @param stableWords how many of its first words are not expected to change
   */
  record Partial(String text, int stableWords) implements RecognitionEvent {}

  /**
   * The text of the whole turn up to a pause; empty if no words were in it.
   *
   * @param pass how many times {@code speechEnded()} had been called when this was asked for, so
   *     that a late answer to an earlier pause can be told from the current one
   */
  record Final(String text, List<Word> words, int pass) implements RecognitionEvent {
    public Final {
      words = List.copyOf(words);
    }
  }

  /** Recognition of this turn failed; {@code message} says what to do, for the log. */
  record Failed(FailureKind kind, String message, boolean retryable) implements RecognitionEvent {}

  /**
   * A recognised word.
   *
   * @param startMs from the first sample of the turn
   * @param endMs from the first sample of the turn
   * @param confidence 0 to 1
   */
  record Word(String text, long startMs, long endMs, double confidence) {}
}
