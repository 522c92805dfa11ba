package dev.repartee.transport.rtc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Judges from the signs of life of the other side whether the line to it is up, down or lost. Pure:
 * has no clock. Not thread safe.
 *
 * <p>Where sound flows there is a packet every 10 or 20 ms, so half a second without one tells that
 * the line is down; no loss that leaves anything to understand looks like that. A side that sends
 * no sound checks the line every 2.5 s, and one check may be lost.
 */
final class LineWatch {
  private static final long DOWN_WITH_SOUND_NANOS = MILLISECONDS.toNanos(500);
  private static final long DOWN_WITHOUT_SOUND_NANOS = SECONDS.toNanos(6);

  /** Sound that has been missing for so long, while other signs came, does not flow. */
  private static final long SOUND_FLOWS_NANOS = SECONDS.toNanos(1);

  private final long lostAfterNanos;
  private long lastSignNanos;
  private long lastSoundNanos;
  private boolean down;

  /** What has become of the line. */
  enum Change {
    NONE,
    WENT_DOWN,
    CAME_UP
  }

  /**
   * A watch over a line that is up now.
   *
   * @param lostAfterNanos how long it may be down before it counts as lost
   */
  LineWatch(long lostAfterNanos, long nowNanos) {
    this.lostAfterNanos = lostAfterNanos;
    this.lastSignNanos = nowNanos;
    this.lastSoundNanos = nowNanos - SOUND_FLOWS_NANOS;
  }

  /** Takes note of something that was surely sent by the other side. */
  void onSign(boolean isSound, long nowNanos) {
    lastSignNanos = nowNanos;
    if (isSound) {
      lastSoundNanos = nowNanos;
    }
  }

  /** How long there has been no sign. */
  long silentNanos(long nowNanos) {
    return nowNanos - lastSignNanos;
  }

  /** Whether there is nothing to wait for any more. */
  boolean isLost(long nowNanos) {
    return silentNanos(nowNanos) > lostAfterNanos;
  }

  /** What has changed since this was last asked; ask often. */
  Change look(long nowNanos) {
    long limitNanos = soundFlowed() ? DOWN_WITH_SOUND_NANOS : DOWN_WITHOUT_SOUND_NANOS;
    boolean nowDown = silentNanos(nowNanos) > limitNanos;
    if (nowDown == down) {
      return Change.NONE;
    }
    down = nowDown;
    return nowDown ? Change.WENT_DOWN : Change.CAME_UP;
  }

  private boolean soundFlowed() {
    return lastSignNanos - lastSoundNanos < SOUND_FLOWS_NANOS;
  }
}
