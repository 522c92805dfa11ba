package dev.repartee.transport.realtime;

/**
 * How much sound of a response was sent at each beat of the last seconds, and so how much a caller
 * has heard by now who hears it later. Lives on the call's loop.
 */
final class SentSound {
  private static final long BEAT_NANOS = 10_000_000L;

  /** More than the longest delay of a line. */
  private static final int KEPT_BEATS = 512;

  private final long[] sentMsOfBeat = new long[KEPT_BEATS];
  private long beats;

  /** Another response begins. */
  void restart() {
    beats = 0;
  }

  /** Ten more milliseconds have passed. */
  void beat(long sentMs) {
    sentMsOfBeat[(int) (beats++ % KEPT_BEATS)] = sentMs;
  }

  /** How much has reached a caller who hears it so much later than it was sent. */
  long heardMs(long delayNanos) {
    long beat = beats - 1 - Math.min(delayNanos / BEAT_NANOS, KEPT_BEATS - 1);
    return beat < 0 ? 0 : sentMsOfBeat[(int) (beat % KEPT_BEATS)];
  }
}
