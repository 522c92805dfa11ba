package dev.repartee.asr.turn;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.EndOfTurnDetector.EndOfTurnStream;
import dev.repartee.engine.spi.EndOfTurnDetector.JudgementListener;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One call's sound on its way to the network.
 *
 * <p>The features are kept by the thread that brings the sound (about 0.03 ms for 20 ms of it), and
 * a question copies them, so that the sound may go on while the network judges in the pool.
 */
final class SmartTurnStream implements EndOfTurnStream {
  private static final int SAMPLE_RATE_HZ = 16_000;

  private final LogMelFeatures features = new LogMelFeatures();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final SmartTurnNetwork network;
  private final InferencePool inference;

  SmartTurnStream(SmartTurnNetwork network, InferencePool inference) {
    this.network = network;
    this.inference = inference;
  }

  @Override
  public void accept(AudioFrame frame) {
    if (frame.sampleRateHz() != SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException("expected audio at 16000 Hz, but got " + frame);
    }
    if (!ended.get()) {
      features.add(frame);
    }
  }

  /** {@inheritDoc} The words are not looked at: this network judges by sound alone. */
  @Override
  public Cancellable judge(String textSoFar, JudgementListener listener) {
    if (ended.get()) {
      return Cancellable.DONE;
    }
    float[] asked = new float[LogMelFeatures.BANDS * LogMelFeatures.FRAMES];
    features.write(asked);
    Judgement judgement = new Judgement(network, asked, ended, listener);
    try {
      Cancellable inPool = inference.submit(Priority.FINAL_RECOGNITION, judgement);
      return () -> {
        judgement.cancel();
        inPool.cancel();
      };
    } catch (RejectedExecutionException e) {
      listener.onFailure(
          "This machine has too many calls to judge the end of a turn; try again later.");
      return Cancellable.DONE;
    }
  }

  @Override
  public void cancel() {
    ended.set(true);
  }
}
