package dev.repartee.bench.turns.cases;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A folder does not hold what cases are made of. The message says what to do. */
public final class CaseFolderException extends IOException {
  private static final long serialVersionUID = 1L;

  CaseFolderException(String message) {
    super(message);
  }

  CaseFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
