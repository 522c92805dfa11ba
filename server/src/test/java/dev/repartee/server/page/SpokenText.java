package dev.repartee.server.page;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Speech for a test's microphone, made by the project's own voice. */
final class SpokenText {
  private final SpeechSynthesizer voice;

  SpokenText(SpeechSynthesizer voice) {
    this.voice = voice;
  }

  AudioFrame say(String text) throws Exception {
    List<AudioFrame> frames = new ArrayList<>();
    CompletableFuture<AudioFrame> spoken = new CompletableFuture<>();
    Cancellable ignored =
        voice.speak(
            new SpeechRequest(text, true),
            event -> {
              if (event instanceof SynthesisEvent.Audio audio) {
                frames.add(audio.frame());
              } else if (event instanceof SynthesisEvent.Finished) {
                spoken.complete(AudioFrame.join(frames.toArray(AudioFrame[]::new)));
              } else if (event instanceof SynthesisEvent.Failed failed) {
                spoken.completeExceptionally(new AssertionError(failed.message()));
              }
            });
    return spoken.get(60, TimeUnit.SECONDS);
  }

  AudioFrame silence(double seconds) {
    return AudioFrame.silence((int) (seconds * voice.sampleRateHz()), voice.sampleRateHz());
  }
}
