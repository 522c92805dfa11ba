package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.List;

/** What a simulated caller heard. */
public final class HeardByCaller {
  private static final int FRAME_MS = 10;

  /** -54 dB of full scale. */
  private static final float AUDIBLE = 0.002f;

  /** Shorter gaps are between sounds of one utterance. */
  private static final long GAP_MS = 150;

  private final long startMs;
  private final float[] levels;
  private final AudioFrame sound;

  /**
   * What was heard.
   *
   * @param startMs when the first frame reached the caller's ear, on the call's clock
   * @param levels how loud each 10 ms were, as root mean square of samples in -1..1
   * @param sound all of it, at the voice's rate
   */
  public HeardByCaller(long startMs, float[] levels, AudioFrame sound) {
    this.startMs = startMs;
    this.levels = levels.clone();
    this.sound = sound;
  }

  /** When the first frame reached the caller's ear, on the call's clock. */
  public long startMs() {
    return startMs;
  }

  /** All that was heard, at the voice's rate. */
  public AudioFrame sound() {
    return sound;
  }

  /** When something could be heard, gaps within an utterance included. */
  public List<Span> audible() {
    List<Span> spans = new ArrayList<>();
    long from = -1;
    long to = -1;
    for (int i = 0; i < levels.length; i++) {
      long at = startMs + (long) i * FRAME_MS;
      if (levels[i] < AUDIBLE) {
        continue;
      }
      if (from >= 0 && at - to > GAP_MS) {
        spans.add(new Span(from, to));
        from = -1;
      }
      from = from < 0 ? at : from;
      to = at + FRAME_MS;
    }
    if (from >= 0) {
      spans.add(new Span(from, to));
    }
    return spans;
  }

  /** When the first audible sound at or after a time came; -1 if none did. */
  public long firstAudibleMs(long fromMs) {
    for (int i = 0; i < levels.length; i++) {
      long at = startMs + (long) i * FRAME_MS;
      if (at >= fromMs && levels[i] >= AUDIBLE) {
        return at;
      }
    }
    return -1;
  }

  /** How loud it was at a time. */
  public float levelAt(long ms) {
    long frame = Math.floorDiv(ms - startMs, FRAME_MS);
    return frame < 0 || frame >= levels.length ? 0 : levels[(int) frame];
  }
}
