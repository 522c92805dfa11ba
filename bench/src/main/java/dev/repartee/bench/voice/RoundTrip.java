package dev.repartee.bench.voice;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Hears what a voice has said, as through a microphone in a quiet room. */
public final class RoundTrip {
  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final int SILENCE_SAMPLES = SAMPLE_RATE_HZ / 10;

  /** Some -80 dB: no microphone is ever digitally silent, and recognisers are not used to it. */
  private static final double ROOM_NOISE = 3;

  private final SpeechRecognizer recognizer;

  public RoundTrip(SpeechRecognizer recognizer) {
    this.recognizer = recognizer;
  }

  /** The words that are understood of a sentence. */
  public String hear(AudioFrame sound) {
    CompletableFuture<RecognitionEvent> end = new CompletableFuture<>();
    RecognitionStream stream =
        recognizer.open(
            new RecognitionOptions("en", false),
            event -> {
              if (!(event instanceof RecognitionEvent.Partial)) {
                end.complete(event);
              }
            });
    stream.accept(inARoom(Resampler.convert(sound, SAMPLE_RATE_HZ)));
    stream.speechEnded();
    RecognitionEvent heard = end.join();
    stream.cancel();
    if (heard instanceof RecognitionEvent.Final text) {
      return text.text();
    }
    throw new IllegalStateException("the recogniser gave no text, but " + heard);
  }

  private static AudioFrame inARoom(AudioFrame sound) {
    Random random = new Random(1);
    short[] samples = new short[sound.sampleCount() + 2 * SILENCE_SAMPLES];
    sound.copyTo(0, samples, SILENCE_SAMPLES, sound.sampleCount());
    for (int i = 0; i < samples.length; i++) {
      long noisy = samples[i] + Math.round(ROOM_NOISE * random.nextGaussian());
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, noisy));
    }
    return AudioFrame.copyOf(samples, SAMPLE_RATE_HZ);
  }
}
