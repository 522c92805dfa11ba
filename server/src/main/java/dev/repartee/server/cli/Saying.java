package dev.repartee.server.cli;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A text that was said.
 *
 * @param frames its sound
 * @param words when each word sounds
 */
record Saying(List<AudioFrame> frames, List<SaidWord> words) {
  /** A word of the text and when it sounds. */
  record SaidWord(String text, long startMs, long endMs) {}

  /**
   * Has a voice say the text and waits for its end.
   *
   * @param listener gets the sound as soon as it is made, on the calling thread
   * @throws SayException if the voice fails or there is nothing to say
   */
  static Saying of(String text, SpeechSynthesizer voice, Consumer<AudioFrame> listener)
      throws SayException, InterruptedException {
    BlockingQueue<SynthesisEvent> events = new LinkedBlockingQueue<>();
    voice.speak(new SpeechRequest(text, true), events::add);
    List<AudioFrame> frames = new ArrayList<>();
    List<SaidWord> words = new ArrayList<>();
    SynthesisEvent event = events.take();
    while (!(event instanceof SynthesisEvent.Finished)) {
      if (event instanceof SynthesisEvent.Failed failed) {
        throw new SayException(failed.message(), null);
      } else if (event instanceof SynthesisEvent.Audio audio) {
        listener.accept(audio.frame());
        frames.add(audio.frame());
      } else if (event instanceof WordTiming word) {
        words.add(said(text, word, voice.sampleRateHz()));
      }
      event = events.take();
    }
    if (frames.isEmpty()) {
      throw new SayException("There is nothing in that text that can be said aloud.", null);
    }
    return new Saying(List.copyOf(frames), List.copyOf(words));
  }

  long audioMs() {
    return frames.stream().mapToLong(AudioFrame::durationNanos).sum() / 1_000_000;
  }

  private static SaidWord said(String text, WordTiming word, int sampleRateHz) {
    return new SaidWord(
        text.substring(word.textStart(), word.textEnd()),
        word.startSample() * 1000 / sampleRateHz,
        word.endSample() * 1000 / sampleRateHz);
  }
}
