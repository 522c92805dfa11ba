package dev.repartee.tts.freetts;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.SpeechSynthesizer;

/**
 * The fall-back voice: FreeTTS's American diphone voice at 16 kHz, a machine by its sound but
 * understood, and there without any download.
 *
 * <p>Word times are the durations that FreeTTS realised. Text that is not in Latin letters is not
 * spoken. Sentences are made one by one in the inference pool, each reported when it is there.
 * Thread safe.
 */
public final class FreeTtsVoice implements SpeechSynthesizer {
  private final KevinEngine engine;
  private final InferencePool pool;

  FreeTtsVoice(KevinEngine engine, InferencePool pool) {
    this.engine = engine;
    this.pool = pool;
  }

  @Override
  public String displayName() {
    return "Kevin (FreeTTS)";
  }

  @Override
  public int sampleRateHz() {
    return KevinEngine.SAMPLE_RATE_HZ;
  }

  @Override
  public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
    SpeechTask task = new SpeechTask(engine, pool, request, listener);
    task.start();
    return task;
  }

  /** Waits for the sentence that is being made; what is asked for later fails. */
  @Override
  public void close() {
    engine.close();
  }
}
