package dev.repartee.asr.silero;

import dev.repartee.engine.audio.AudioFrame;

/**
 * The last second of audio that waits to be judged, handed out in whole windows.
 *
 * <p>When it is full, the oldest windows make room, and are counted. Not thread safe.
 */
final class WindowQueue {
  private static final int WINDOW = SileroState.WINDOW_SAMPLES;

  /** One second, in whole windows. */
  private static final int CAPACITY = 32 * WINDOW;

  private final float[] ring = new float[CAPACITY];
  private long written;
  private long read;
  private int droppedWindows;

  /** Takes audio of any length. */
  void add(AudioFrame frame) {
    int from = 0;
    while (from < frame.sampleCount()) {
      if (written - read == CAPACITY) {
        read += WINDOW;
        droppedWindows++;
      }
      int at = (int) (written % CAPACITY);
      int free = (int) (CAPACITY - (written - read));
      int length = Math.min(Math.min(frame.sampleCount() - from, free), CAPACITY - at);
      frame.copyTo(from, ring, at, length);
      from += length;
      written += length;
    }
  }

  boolean hasWindow() {
    return written - read >= WINDOW;
  }

  /** Copies the oldest window out; there must be one. */
  void take(float[] window) {
    System.arraycopy(ring, (int) (read % CAPACITY), window, 0, WINDOW);
    read += WINDOW;
  }

  /** How many windows were lost since this was last asked; they come before the next window. */
  int takeDropped() {
    int dropped = droppedWindows;
    droppedWindows = 0;
    return dropped;
  }

  /** Samples handed out or lost so far. */
  long position() {
    return read;
  }
}
