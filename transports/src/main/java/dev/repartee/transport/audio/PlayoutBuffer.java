package dev.repartee.transport.audio;

import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;

/**
 * A caller's loudspeaker: plays what comes, 10 ms at a time and in order, and silence when there is
 * nothing. For simulated callers; not thread safe.
 */
public final class PlayoutBuffer {
  private final int sampleRateHz;
  private final int beatSamples;
  private final LongConsumer onMark;
  private final Deque<AudioFrame> frames = new ArrayDeque<>();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private int positionInFirst;
  private long added;
  private long played;

  /**
   * An empty buffer.
   *
   * @param onMark told the numbers of marks when all sound before them was played or dropped
   */
  public PlayoutBuffer(int sampleRateHz, LongConsumer onMark) {
    this.sampleRateHz = sampleRateHz;
    this.beatSamples = sampleRateHz / 100;
    this.onMark = onMark;
  }

  /** Adds sound to be played after what is there. */
  public void add(AudioFrame frame) {
    frames.addLast(frame);
    added += frame.sampleCount();
  }

  /** Marks the end of what is there. */
  public void addMark(long number) {
    marks.addLast(new Mark(number, added));
    reportMarks();
  }

  /** Drops what was not played. */
  public void clear() {
    frames.clear();
    positionInFirst = 0;
    played = added;
    reportMarks();
  }

  /** Plays the next 10 ms. */
  public AudioFrame next() {
    short[] samples = new short[beatSamples];
    int filled = 0;
    while (filled < beatSamples && !frames.isEmpty()) {
      AudioFrame first = frames.getFirst();
      int taken = Math.min(beatSamples - filled, first.sampleCount() - positionInFirst);
      first.copyTo(positionInFirst, samples, filled, taken);
      filled += taken;
      positionInFirst += taken;
      if (positionInFirst == first.sampleCount()) {
        frames.removeFirst();
        positionInFirst = 0;
      }
    }
    played += filled;
    reportMarks();
    return AudioFrame.copyOf(samples, sampleRateHz);
  }

  private void reportMarks() {
    while (!marks.isEmpty() && marks.getFirst().position() <= played) {
      onMark.accept(marks.removeFirst().number());
    }
  }

  private record Mark(long number, long position) {}
}
