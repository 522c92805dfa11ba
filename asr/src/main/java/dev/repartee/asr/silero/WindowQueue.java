package dev.repartee.asr.silero;

import dev.repartee.engine.audio.AudioFrame;

/**
 * The last second of audio that waits to be judged, handed out in whole windows.
 *
 * <p>When it is full, the oldest windows make room, and are counted. It grows only as far as
 * needed, for hardly a stream is ever behind. Not thread safe.
 */
final class WindowQueue {
  /** Samples of a window: 32 ms. */
  static final int WINDOW = 512;

  /** One second, in whole windows. */
  private static final int MAX_CAPACITY = 32 * WINDOW;

  /** What makes a sample a number in -1..1. */
  private static final float TO_UNIT = 1f / 32768f;

  private short[] ring = new short[4 * WINDOW];
  private long written;
  private long read;
  private int droppedWindows;

  /** Takes audio of any length. */
  void add(AudioFrame frame) {
    int from = 0;
    while (from < frame.sampleCount()) {
      if (written - read == ring.length) {
        makeRoom();
      }
      int at = (int) (written % ring.length);
      int free = (int) (ring.length - (written - read));
      int length = Math.min(Math.min(frame.sampleCount() - from, free), ring.length - at);
      frame.copyTo(from, ring, at, length);
      from += length;
      written += length;
    }
  }

  boolean hasWindow() {
    return written - read >= WINDOW;
  }

  /** Copies the oldest window out, as floats in -1..1; there must be one. */
  void take(float[] target, int targetOffset) {
    int at = (int) (read % ring.length);
    for (int i = 0; i < WINDOW; i++) {
      target[targetOffset + i] = ring[at + i] * TO_UNIT;
    }
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

  /** Called with a full ring, which begins and ends where {@code read} is. */
  private void makeRoom() {
    if (ring.length == MAX_CAPACITY) {
      read += WINDOW;
      droppedWindows++;
      return;
    }
    short[] larger = new short[2 * ring.length];
    for (long at = read; at < written; at += WINDOW) {
      int length = (int) Math.min(WINDOW, written - at);
      System.arraycopy(ring, (int) (at % ring.length), larger, (int) (at % larger.length), length);
    }
    ring = larger;
  }
}
