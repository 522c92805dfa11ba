package dev.repartee.bench.caller;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where simulated callers get their utterances from. */
public final class Speech {
  private final SpeechSynthesizer voice;

  public Speech(SpeechSynthesizer voice) {
    this.voice = voice;
  }

  /**
   * A recording.
   *
   * @throws WavFile.WavException with a sentence for a person, if it cannot be used
   */
  public static Utterance recorded(Path file) throws WavFile.WavException {
    return Utterance.of(
        String.valueOf(file.getFileName()), WavFile.read(file, Utterance.SAMPLE_RATE_HZ));
  }

  /** A text, spoken by the voice. Does not block. */
  public Future<Utterance> spoken(String text) {
    Promise<Utterance> utterance = Promise.promise();
    List<AudioFrame> frames = new ArrayList<>();
    Cancellable ignored =
        voice.speak(
            new SpeechRequest(text, false),
            event -> {
              if (event instanceof SynthesisEvent.Audio audio) {
                frames.add(audio.frame());
              } else if (event instanceof SynthesisEvent.Finished) {
                complete(utterance, text, frames);
              } else if (event instanceof SynthesisEvent.Failed failed) {
                utterance.fail("The voice cannot say \"" + text + "\": " + failed.message());
              }
            });
    return utterance.future();
  }

  private static void complete(Promise<Utterance> utterance, String text, List<AudioFrame> frames) {
    if (frames.isEmpty()) {
      utterance.fail("There is nothing to say in \"" + text + "\"; give it some words.");
      return;
    }
    AudioFrame sound =
        Resampler.convert(
            AudioFrame.join(frames.toArray(AudioFrame[]::new)), Utterance.SAMPLE_RATE_HZ);
    utterance.complete(Utterance.of(text, sound));
  }
}
