package dev.repartee.asr.silero;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityListener;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityStream;

/**
 * One call's audio on its way through the network.
 *
 * <p>It waits in {@link WindowGathering} at most once, with its oldest window; the next one may
 * wait when that is judged, for it depends on it. Thread safe.
 */
final class SileroStream implements VoiceActivityStream {
  private final WindowQueue queue = new WindowQueue();
  private final SileroMemory memory = new SileroMemory();
  private final WindowGathering gathering;
  private final VoiceActivityListener listener;
  private boolean waiting;
  private boolean cancelled;
  private int droppedWindows;
  private long windowEndSample;

  SileroStream(WindowGathering gathering, VoiceActivityListener listener) {
    this.gathering = gathering;
    this.listener = listener;
  }

  @Override
  public void accept(AudioFrame frame) {
    if (frame.sampleRateHz() != 16_000) {
      throw new IllegalArgumentException("expected audio at 16000 Hz, but got " + frame);
    }
    boolean nowWaits;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      queue.add(frame);
      nowWaits = !waiting && queue.hasWindow();
      waiting |= nowWaits;
    }
    if (nowWaits) {
      gathering.add(this);
    } else {
      gathering.remind();
    }
  }

  @Override
  public void cancel() {
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
    }
    gathering.closed();
  }

  /** Takes the oldest window, to be judged now. */
  synchronized SileroMemory takeWindow() {
    droppedWindows = queue.takeDropped();
    memory.nextWindow(queue);
    windowEndSample = queue.position();
    if (droppedWindows > 0) {
      memory.forgetPast();
    }
    return memory;
  }

  /** Whether nobody wants to hear of it any more. */
  synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Tells the listener what its window holds.
   *
   * @return whether another window is there, so that the stream waits again
   */
  boolean judged(float probability) {
    for (int behind = droppedWindows; behind > 0; behind--) {
      listener.onWindow(0, windowEndSample - (long) behind * WindowQueue.WINDOW, 0);
    }
    listener.onWindow(probability, windowEndSample, memory.level());
    synchronized (this) {
      waiting = !cancelled && queue.hasWindow();
      return waiting;
    }
  }

  /** Tells the listener that there will be no more windows. */
  void failed(String message) {
    listener.onFailure(message);
    cancel();
  }
}
