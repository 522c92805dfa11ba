package dev.repartee.server.cli;

import org.jspecify.annotations.Nullable;

/** A text could not be said. The message is a sentence for the user. */
final class SayException extends Exception {
  private static final long serialVersionUID = 1L;

  SayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
