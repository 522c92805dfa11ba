package dev.repartee.transport.socket;

/** A connection is not taken. The message is a sentence for a person. */
public final class SocketRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which answer fits. */
  public enum Kind {
    /** Whoever calls has not shown that they may (HTTP 401). */
    UNAUTHORIZED,
    /** The request cannot be used as sent (HTTP 400). */
    INVALID,
    /** As many calls as are allowed; try later (HTTP 503). */
    BUSY
  }

  private final Kind kind;

  public SocketRefusedException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
