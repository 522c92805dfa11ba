package dev.repartee.tts.hibari;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.SpeechSynthesizer;

/**
 * A voice that speaks American English on this machine: the 8 MB hibari net, 24 kHz.
 *
 * <p>Thread safe. Sound is made in the inference pool in chunks of 0.2 s at first and up to 3 s
 * later, each reported as soon as it is there.
 */
public final class HibariVoice implements SpeechSynthesizer {
  private final HibariEngine engine;
  private final InferencePool pool;

  HibariVoice(HibariEngine engine, InferencePool pool) {
    this.engine = engine;
    this.pool = pool;
  }

  @Override
  public String displayName() {
    return "Hibari";
  }

  @Override
  public int sampleRateHz() {
    return SpectralFrames.SAMPLE_RATE_HZ;
  }

  @Override
  public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
    Utterance utterance = new Utterance(engine, pool, request, listener);
    utterance.start();
    return utterance;
  }

  /** Waits for the chunk that is being made; what is asked for later fails. */
  @Override
  public void close() {
    engine.close();
  }
}
