package dev.repartee.asr.turn;

import ai.onnxruntime.OrtException;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.EndOfTurnDetector.JudgementListener;
import java.util.concurrent.atomic.AtomicBoolean;

/** One question on its way through the inference pool. */
final class Judgement implements Runnable, Cancellable {
  private static final System.Logger LOG = System.getLogger(Judgement.class.getName());

  private final SmartTurnNetwork network;
  private final float[] features;
  private final AtomicBoolean streamEnded;
  private final JudgementListener listener;
  private volatile boolean cancelled;

  /**
   * A question that waits.
   *
   * @param streamEnded becomes true when no question of the stream matters any more
   */
  Judgement(
      SmartTurnNetwork network,
      float[] features,
      AtomicBoolean streamEnded,
      JudgementListener listener) {
    this.network = network;
    this.features = features;
    this.streamEnded = streamEnded;
    this.listener = listener;
  }

  @Override
  public void run() {
    if (!isWanted()) {
      return;
    }
    try {
      float turnIsOver = network.judge(features);
      if (isWanted()) {
        listener.onProbability(turnIsOver);
      }
    } catch (OrtException e) {
      LOG.log(System.Logger.Level.ERROR, "judging the end of a turn failed", e);
      if (isWanted()) {
        listener.onFailure("The end of the turn cannot be judged: " + e.getMessage());
      }
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  private boolean isWanted() {
    return !cancelled && !streamEnded.get();
  }
}
