package dev.repartee.engine.admission;

/** There is no room for one more call. The message is a sentence for the caller. */
public final class NoRoomException extends Exception {
  private static final long serialVersionUID = 1L;

  NoRoomException(String message) {
    super(message, null, false, false);
  }
}
