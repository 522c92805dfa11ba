package dev.repartee.asr.silero;

import ai.onnxruntime.OrtException;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityListener;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityStream;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One call's audio on its way through the network.
 *
 * <p>At most one job of it is in the pool; that job judges all windows that wait. So results come
 * in order, and a call that is behind costs others nothing but its own windows.
 */
final class SileroStream implements VoiceActivityStream {
  private static final System.Logger LOG = System.getLogger(SileroStream.class.getName());
  private static final int WINDOW = SileroState.WINDOW_SAMPLES;

  private final Object lock = new Object();
  private final WindowQueue queue = new WindowQueue();
  private final float[] window = new float[WINDOW];
  private final SileroState state;
  private final InferencePool inference;
  private final VoiceActivityListener listener;
  private boolean jobInPool;
  private boolean jobRunning;
  private boolean cancelled;

  SileroStream(SileroState state, InferencePool inference, VoiceActivityListener listener) {
    this.state = state;
    this.inference = inference;
    this.listener = listener;
  }

  @Override
  public void accept(AudioFrame frame) {
    if (frame.sampleRateHz() != 16_000) {
      throw new IllegalArgumentException("expected audio at 16000 Hz, but got " + frame);
    }
    synchronized (lock) {
      if (cancelled) {
        return;
      }
      queue.add(frame);
      if (!jobInPool && queue.hasWindow()) {
        submit();
      }
    }
  }

  @Override
  public void cancel() {
    synchronized (lock) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      if (!jobRunning) {
        state.close();
      }
    }
  }

  private void submit() {
    try {
      var ignored = inference.submit(Priority.VOICE_ACTIVITY, this::judgeWaitingWindows);
      jobInPool = true;
    } catch (RejectedExecutionException e) {
      // The windows stay in the queue: the next frame asks again, or they count as silence.
    }
  }

  private void judgeWaitingWindows() {
    Round round = nextRound();
    while (round != null) {
      judge(round);
      round = nextRound();
    }
  }

  /** Fills {@link #window} with what comes next, or ends the job. */
  private @Nullable Round nextRound() {
    synchronized (lock) {
      if (cancelled && jobRunning) {
        state.close();
      }
      jobRunning = !cancelled && queue.hasWindow();
      if (!jobRunning) {
        jobInPool = false;
        return null;
      }
      int droppedWindows = queue.takeDropped();
      queue.take(window);
      return new Round(droppedWindows, queue.position());
    }
  }

  private void judge(Round round) {
    for (int behind = round.droppedWindows; behind > 0; behind--) {
      listener.onWindow(0, round.windowEndSample - (long) behind * WINDOW, 0);
    }
    try {
      if (round.droppedWindows > 0) {
        state.reset();
      }
      listener.onWindow(state.judge(window), round.windowEndSample, rootMeanSquare(window));
    } catch (OrtException e) {
      LOG.log(System.Logger.Level.ERROR, "voice activity failed", e);
      listener.onFailure("Voice activity failed: " + e.getMessage());
      cancel();
    }
  }

  private static float rootMeanSquare(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return (float) Math.sqrt(sum / samples.length);
  }

  /** A window that is to be judged, after so many that were dropped. */
  private record Round(int droppedWindows, long windowEndSample) {}
}
