package dev.repartee.transport.socket;

/** Why a connection is closed, in the numbers of RFC 6455, section 7.4.1. */
public enum CloseCode {
  /** The call is over. */
  NORMAL(1000),
  /** The other side broke a rule; the reason says which. */
  POLICY(1008),
  /** The other side cannot keep up, or there is no room; try again later. */
  TRY_AGAIN_LATER(1013);

  private final short number;

  CloseCode(int number) {
    this.number = (short) number;
  }

  short number() {
    return number;
  }
}
