package dev.repartee.engine.spi;

import io.vertx.core.json.JsonObject;

/**
 * A tool as a language model knows it.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 64 of them
 * @param description what it does and when to use it, for the model
 * @param parameters a JSON schema of its arguments, of type {@code object}
 */
public record ToolDescription(String name, String description, JsonObject parameters) {
  public ToolDescription {
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "a tool's name must be made of 1 to 64 letters, digits, _ and -, but is '" + name + "'");
    }
    parameters = parameters.copy();
  }

  @Override
  public JsonObject parameters() {
    return parameters.copy();
  }
}
