package dev.repartee.models;

/** A model cannot be had on this machine now. The message says why and what to do, for a person. */
public final class ModelUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public ModelUnavailableException(String message) {
    super(message);
  }

  public ModelUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
