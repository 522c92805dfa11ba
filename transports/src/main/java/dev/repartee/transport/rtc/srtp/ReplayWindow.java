package dev.repartee.transport.rtc.srtp;

/** Knows which of the last {@value #SIZE} packets have come (RFC 3711, section 3.3.2). */
final class ReplayWindow {
  static final int SIZE = 64;

  private long newest = -1;
  private long seen;

  /** Whether a packet is neither known nor older than the window. */
  boolean isNew(long index) {
    long age = newest - index;
    return age < 0 || (age < SIZE && (seen >>> age & 1) == 0);
  }

  /** Takes note of a packet that is genuine and new. */
  void add(long index) {
    long ahead = index - newest;
    if (ahead > 0) {
      seen = ahead < SIZE ? seen << ahead | 1 : 1;
      newest = index;
    } else {
      seen |= 1L << -ahead;
    }
  }

  /** The highest index so far; -1 if there is none. */
  long newest() {
    return newest;
  }
}
