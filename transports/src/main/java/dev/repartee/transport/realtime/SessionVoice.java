package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SynthesisEvent;
import java.util.function.BooleanSupplier;

/** The agent's voice as one session has it: silent where the program wants text alone. */
final class SessionVoice implements SpeechSynthesizer {
  private final SpeechSynthesizer voice;
  private final BooleanSupplier spoken;

  /**
   * @param spoken whether a reply is to be spoken now
   */
  SessionVoice(SpeechSynthesizer voice, BooleanSupplier spoken) {
    this.voice = voice;
    this.spoken = spoken;
  }

  @Override
  public String displayName() {
    return voice.displayName();
  }

  @Override
  public int sampleRateHz() {
    return voice.sampleRateHz();
  }

  @Override
  public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
    if (spoken.getAsBoolean()) {
      return voice.speak(request, listener);
    }
    listener.on(new SynthesisEvent.Finished());
    return Cancellable.DONE;
  }

  /** The voice serves other calls too. */
  @Override
  public void close() {}
}
