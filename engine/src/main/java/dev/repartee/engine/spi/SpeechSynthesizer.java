package dev.repartee.engine.spi;

/** Turns text into speech. One instance serves the whole process. */
public interface SpeechSynthesizer extends AutoCloseable {
  /** The name that a person is shown. */
  String displayName();

  /** The rate of all audio from this voice. */
  int sampleRateHz();

  /** Whether it may be asked to speak what perhaps nobody will hear. */
  default boolean takesSpeculation() {
    return true;
  }

  /**
   * Starts to speak and returns at once.
   *
   * @param listener may be called from any thread, one event at a time, in order; the last event is
   *     {@link SynthesisEvent.Finished} or {@link SynthesisEvent.Failed}
   */
  Cancellable speak(SpeechRequest request, SynthesisListener listener);

  @Override
  void close();

  /**
   * One phrase to speak.
   *
   * @param text as the model wrote it; the voice makes it speakable itself
   * @param first whether silence lasts until this phrase sounds, so that it goes before others
   */
  record SpeechRequest(String text, boolean first) {}

  /** Receives speech. */
  @FunctionalInterface
  interface SynthesisListener {
    void on(SynthesisEvent event);
  }
}
