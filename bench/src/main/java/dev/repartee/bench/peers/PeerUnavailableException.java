package dev.repartee.bench.peers;

/** Another engine cannot be set up; the message says why and what to do, for a person. */
final class PeerUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  PeerUnavailableException(String message) {
    super(message);
  }

  PeerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
