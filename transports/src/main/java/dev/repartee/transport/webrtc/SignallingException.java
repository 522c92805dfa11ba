package dev.repartee.transport.webrtc;

/** A call cannot be set up, or not as asked. The message is a sentence for a person. */
public final class SignallingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, and so which answer fits. */
  public enum Kind {
    /** The offer, answer or candidate is not usable as sent; do not send it again (HTTP 400). */
    INVALID,
    /** No such call, or no longer (HTTP 404). */
    UNKNOWN_CALL,
    /** As many calls as are allowed; try later (HTTP 503). */
    TOO_MANY_CALLS,
    /** This side cannot take a call now (HTTP 503). */
    UNAVAILABLE
  }

  private final Kind kind;

  public SignallingException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public SignallingException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
