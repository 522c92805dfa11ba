package dev.repartee.bench.voice;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A sentence that was spoken once.
 *
 * @param sound all of it
 * @param firstAudioNanos from the request to the first sound
 * @param wholeNanos from the request to the end
 */
record Speech(AudioFrame sound, long firstAudioNanos, long wholeNanos) {
  /** Has a sentence spoken as the first phrase of a reply. */
  static Speech of(String sentence, SpeechSynthesizer voice) {
    List<AudioFrame> frames = new ArrayList<>();
    List<Long> arrivals = new ArrayList<>();
    CompletableFuture<SynthesisEvent> end = new CompletableFuture<>();
    long start = System.nanoTime();
    voice.speak(
        new SpeechRequest(sentence, true),
        event -> {
          if (event instanceof SynthesisEvent.Audio audio) {
            arrivals.add(System.nanoTime());
            frames.add(audio.frame());
          } else if (!(event instanceof SynthesisEvent.WordTiming)) {
            end.complete(event);
          }
        });
    if (end.join() instanceof SynthesisEvent.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
    long whole = System.nanoTime() - start;
    return new Speech(
        AudioFrame.join(frames.toArray(AudioFrame[]::new)), arrivals.get(0) - start, whole);
  }
}
