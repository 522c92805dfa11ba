package dev.repartee.asr;

/** A recording could not be turned into text. The message is a sentence for a person. */
public final class TranscriptionException extends Exception {
  private static final long serialVersionUID = 1L;

  TranscriptionException(String message) {
    super(message);
  }
}
