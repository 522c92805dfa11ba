package dev.repartee.server.config;

/** An agent's folder cannot be used. The message says where the fault is and what to do. */
public final class AgentConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AgentConfigException(String message) {
    super(message);
  }

  public AgentConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
