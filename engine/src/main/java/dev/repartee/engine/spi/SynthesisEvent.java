package dev.repartee.engine.spi;

import dev.repartee.engine.audio.AudioFrame;

/** What a {@link SpeechSynthesizer} reports of one phrase. */
public sealed interface SynthesisEvent {
  /** More sound, at the voice's rate, to be played after what came before. */
  record Audio(AudioFrame frame) implements SynthesisEvent {}

  /**
   * When a word sounds.
   *
   * <p>Words are the tokens of the request's text between white space, reported in order, each no
   * later than the audio in which it ends. A token that is spoken as several words ("$5") is
   * reported once, with the time of all of them; one that is not spoken (an emoji) is not reported.
   *
   * @param textStart index of the word's first character in the request's text
   * @param textEnd index after its last character
   * @param startSample first sample of its sound, counted from the phrase's first sample
   * @param endSample sample after its sound
   */
  record WordTiming(int textStart, int textEnd, long startSample, long endSample)
      implements SynthesisEvent {}

  /** All audio and all word timings have been reported; there may have been none. */
  record Finished() implements SynthesisEvent {}

  /** The phrase failed, before its first audio or in the middle. */
  record Failed(FailureKind kind, String message, boolean retryable) implements SynthesisEvent {}
}
