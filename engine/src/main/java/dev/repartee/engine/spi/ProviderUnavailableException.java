package dev.repartee.engine.spi;

/** A provider cannot serve on this machine now. The message is a sentence for a person. */
public final class ProviderUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public ProviderUnavailableException(String message) {
    super(message);
  }

  public ProviderUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
