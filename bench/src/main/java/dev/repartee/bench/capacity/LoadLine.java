package dev.repartee.bench.capacity;

/** One caller's line, as the load generator uses it. Lives on the generator's event loop. */
interface LoadLine {
  /** How much the caller says at a time. */
  int PACKET_MS = 20;

  /** Sends a packet of the {@link LoadScript}, by its number. */
  void say(int packet);

  /** Hangs up; nothing is told afterwards. */
  void hangUp();

  /** Told what comes over the line, on the generator's event loop. */
  interface Listener {
    /**
     * A piece of the agent's sound has come.
     *
     * @param audible whether it is more than silence
     */
    void onSound(long durationNanos, boolean audible);

    /** What was received and not yet played is to be thrown away. */
    void onCleared();

    /** The line is gone. */
    void onClosed(String reason);
  }
}
