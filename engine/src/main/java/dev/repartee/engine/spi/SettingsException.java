package dev.repartee.engine.spi;

/** A setting is missing or wrong. The message names the field and the remedy. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String field, String problem) {
    super(field + ": " + problem);
  }
}
