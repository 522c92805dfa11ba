package dev.repartee.asr.silero;

import ai.onnxruntime.OrtException;
import dev.repartee.asr.onnx.Network;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * Gathers the windows of all streams, and has those that wait judged together.
 *
 * <p>With a few streams a window is judged at once. With many, jobs begin {@value #GATHER_MS} ms
 * apart at the soonest, so that each finds several windows; the sound of any stream is the occasion
 * to look whether it is time, so no timer is needed. At most one job is in the pool; it goes on
 * until no window waits. Thread safe.
 */
final class WindowGathering implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WindowGathering.class.getName());
  private static final int GATHER_MS = 5;
  private static final long GATHER_NANOS = GATHER_MS * 1_000_000L;

  /** Fewer streams bring less than two windows in the time of gathering. */
  private static final int MANY_STREAMS = 12;

  private final Object batchLock = new Object();
  private final SileroBatch batch;
  private final InferencePool inference;
  private final LongSupplier nanos;
  private final Deque<SileroStream> waiting = new ArrayDeque<>();
  private final Runnable job = this::judgeAll;

  // Used again by every job, of which there is one at a time.
  private final List<SileroStream> together = new ArrayList<>(SileroBatch.MAX_WINDOWS);
  private final List<SileroMemory> memories = new ArrayList<>(SileroBatch.MAX_WINDOWS);
  private final float[] probabilities = new float[SileroBatch.MAX_WINDOWS];

  private int streams;
  private boolean jobInPool;
  private long lastJobNanos;

  /**
   * Streams of one network.
   *
   * @param nanos the time, never going back
   */
  WindowGathering(Network network, InferencePool inference, LongSupplier nanos) {
    this.batch = new SileroBatch(network);
    this.inference = inference;
    this.nanos = nanos;
    this.lastJobNanos = nanos.getAsLong() - GATHER_NANOS;
  }

  /** A stream was opened. */
  synchronized void opened() {
    streams++;
  }

  /** A stream was cancelled. */
  synchronized void closed() {
    streams--;
  }

  /** A stream has a window to be judged. */
  synchronized void add(SileroStream stream) {
    waiting.addLast(stream);
    submitIfTime();
  }

  /** Looks whether it is time for windows that wait. */
  synchronized void remind() {
    if (!waiting.isEmpty()) {
      submitIfTime();
    }
  }

  private void submitIfTime() {
    if (jobInPool) {
      return;
    }
    long nowNanos = nanos.getAsLong();
    if (streams >= MANY_STREAMS && nowNanos - lastJobNanos < GATHER_NANOS) {
      return;
    }
    try {
      var ignored = inference.submit(Priority.VOICE_ACTIVITY, job);
      jobInPool = true;
      lastJobNanos = nowNanos;
    } catch (RejectedExecutionException e) {
      // The windows go on waiting: the next sound asks again, or they count as silence.
    }
  }

  private void judgeAll() {
    while (takeWaiting()) {
      synchronized (batchLock) {
        judge();
      }
    }
  }

  /** Takes the streams whose windows are to be judged next, or ends the job. */
  private synchronized boolean takeWaiting() {
    together.clear();
    while (together.size() < SileroBatch.MAX_WINDOWS && !waiting.isEmpty()) {
      SileroStream stream = waiting.removeFirst();
      if (!stream.isCancelled()) {
        together.add(stream);
      }
    }
    jobInPool = !together.isEmpty();
    return jobInPool;
  }

  private void judge() {
    memories.clear();
    for (SileroStream stream : together) {
      memories.add(stream.takeWindow());
    }
    try {
      batch.judge(memories, probabilities);
    } catch (OrtException e) {
      LOG.log(System.Logger.Level.ERROR, "voice activity failed", e);
      together.forEach(stream -> stream.failed("Voice activity failed: " + e.getMessage()));
      return;
    }
    for (int i = 0; i < together.size(); i++) {
      if (together.get(i).judged(probabilities[i])) {
        again(together.get(i));
      }
    }
  }

  private synchronized void again(SileroStream stream) {
    waiting.addLast(stream);
  }

  /** Frees the tensors, when what is being judged is done. */
  @Override
  public void close() {
    synchronized (batchLock) {
      batch.close();
    }
  }
}
