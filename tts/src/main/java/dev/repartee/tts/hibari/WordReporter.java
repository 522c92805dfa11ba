package dev.repartee.tts.hibari;

import dev.repartee.engine.spi.SpeechSynthesizer.SynthesisListener;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import dev.repartee.tts.text.SpokenToken;
import org.jspecify.annotations.Nullable;

/** Tells the listener when words sound, each once, though it be spoken in several phrases. */
final class WordReporter {
  private final SynthesisListener listener;
  private @Nullable WordTiming open;

  WordReporter(SynthesisListener listener) {
    this.listener = listener;
  }

  /**
   * Reports the words of a phrase, before its sound.
   *
   * @param firstSample where the phrase's sound begins in the request's
   * @param following the word with which the next phrase begins, if any
   */
  void report(
      PhonemePhrase phonemes,
      EncodedPhrase encoded,
      long firstSample,
      @Nullable SpokenToken following) {
    for (PhonemePhrase.WordSpan word : phonemes.words()) {
      SpokenToken token = word.token();
      long start = firstSample + encoded.startSample(word.firstPhoneme());
      long end = firstSample + encoded.endSample(word.endPhoneme() - 1);
      WordTiming before = open;
      if (before != null && before.textStart() == token.textStart()) {
        start = before.startSample();
      } else {
        reportOpen();
      }
      open = new WordTiming(token.textStart(), token.textEnd(), start, end);
    }
    boolean goesOn = open != null && following != null && open.textStart() == following.textStart();
    if (!goesOn) {
      reportOpen();
    }
  }

  private void reportOpen() {
    if (open != null) {
      listener.on(open);
      open = null;
    }
  }
}
