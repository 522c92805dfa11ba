package dev.repartee.server.page;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Speech made and understood outside of a call. */
final class Sound {
  private static final int MICROPHONE_RATE_HZ = 48_000;
  private static final int LOUD = 600;

  private Sound() {}

  /** The text as a microphone would hear it. */
  static AudioFrame spoken(SpeechSynthesizer voice, String text) throws Exception {
    List<AudioFrame> frames = new ArrayList<>();
    CompletableFuture<Void> finished = new CompletableFuture<>();
    voice.speak(
        new SpeechRequest(text, true),
        event -> {
          if (event instanceof SynthesisEvent.Audio audio) {
            frames.add(audio.frame());
          } else if (event instanceof SynthesisEvent.Finished) {
            finished.complete(null);
          } else if (event instanceof SynthesisEvent.Failed failed) {
            finished.completeExceptionally(new AssertionError(failed.message()));
          }
        });
    finished.get(30, TimeUnit.SECONDS);
    return Resampler.convert(AudioFrame.concatenate(frames), MICROPHONE_RATE_HZ);
  }

  /** Nothing, for so long. */
  static AudioFrame silence(double seconds) {
    return AudioFrame.silence((int) (seconds * MICROPHONE_RATE_HZ), MICROPHONE_RATE_HZ);
  }

  /** What is said in a recording at 16 kHz. */
  static String transcript(SpeechRecognizer recognizer, AudioFrame recording) throws Exception {
    CompletableFuture<String> text = new CompletableFuture<>();
    RecognitionStream stream =
        recognizer.open(
            RecognitionOptions.DEFAULT,
            event -> {
              if (event instanceof RecognitionEvent.Final heard) {
                text.complete(heard.text());
              } else if (event instanceof RecognitionEvent.Failed failed) {
                text.completeExceptionally(new AssertionError(failed.message()));
              }
            });
    stream.accept(recording);
    stream.speechEnded();
    try {
      return text.get(60, TimeUnit.SECONDS);
    } finally {
      stream.cancel();
    }
  }

  /**
   * The stretches of a recording that sound, as the parts between silences of at least that long.
   */
  static List<AudioFrame> stretches(AudioFrame recording, double silenceSeconds) {
    List<AudioFrame> stretches = new ArrayList<>();
    int longestGap = (int) (silenceSeconds * recording.sampleRateHz());
    int start = -1;
    int lastLoud = -1;
    for (int i = 0; i < recording.sampleCount(); i++) {
      if (Math.abs(recording.sample(i)) > LOUD) {
        start = start < 0 ? i : start;
        lastLoud = i;
      } else if (start >= 0 && i - lastLoud > longestGap) {
        stretches.add(recording.slice(start, lastLoud));
        start = -1;
      }
    }
    if (start >= 0) {
      stretches.add(recording.slice(start, lastLoud));
    }
    return stretches;
  }
}
