package dev.repartee.asr.silero;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What Silero's network needs to know of one stream: the next window, the 64 samples before it, and
 * the recurrent state [2, 128] that it hands from window to window. Not thread safe.
 */
final class SileroMemory {
  static final int CONTEXT_SAMPLES = 64;
  static final int LAYERS = 2;
  static final int LAYER = 128;
  static final int STATE = LAYERS * LAYER;

  private final float[] sound = new float[CONTEXT_SAMPLES + WindowQueue.WINDOW];
  private final float[] state = new float[STATE];

  /** Takes the next window out of the queue. */
  void nextWindow(WindowQueue queue) {
    System.arraycopy(sound, WindowQueue.WINDOW, sound, 0, CONTEXT_SAMPLES);
    queue.take(sound, CONTEXT_SAMPLES);
  }

  /** Forgets what came before the present window, as at the start of a stream. */
  void forgetPast() {
    Arrays.fill(sound, 0, CONTEXT_SAMPLES, 0);
    Arrays.fill(state, 0);
  }

  /** Loudness of the window as root mean square. */
  float level() {
    double sum = 0;
    for (int i = CONTEXT_SAMPLES; i < sound.length; i++) {
      sum += sound[i] * sound[i];
    }
    return (float) Math.sqrt(sum / WindowQueue.WINDOW);
  }

  void writeInput(FloatBuffer target, int at) {
    target.put(at, sound);
  }

  /** Writes the state into its place among {@code count} streams: [2, count, 128]. */
  void writeState(FloatBuffer target, int index, int count) {
    for (int layer = 0; layer < LAYERS; layer++) {
      target.put((layer * count + index) * LAYER, state, layer * LAYER, LAYER);
    }
  }

  /** Reads the state from its place among {@code count} streams. */
  void readState(FloatBuffer source, int index, int count) {
    for (int layer = 0; layer < LAYERS; layer++) {
      source.get((layer * count + index) * LAYER, state, layer * LAYER, LAYER);
    }
  }
}
