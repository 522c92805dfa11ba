package dev.repartee.server.calls;

/** What answers browsers. */
public enum WebRtcKind {
  /** Java alone: a fault in it ends one call at the worst. */
  JAVA,

  /** The library that browsers have inside, in native code. */
  NATIVE
}
