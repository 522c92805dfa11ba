package dev.repartee.tts.hibari;

import ai.onnxruntime.OrtException;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SpeechSynthesizer.SynthesisListener;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.tts.text.SpeakableText;
import dev.repartee.tts.text.SpokenToken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to sound: a chain of jobs in the inference pool, each of which makes one
 * chunk and queues the next, so that a more urgent call's work comes between.
 *
 * <p>The jobs run one after the other, so what they share needs no lock; {@link #cancel()} may come
 * from any thread.
 */
final class Utterance implements Cancellable {
  private static final System.Logger LOG = System.getLogger(Utterance.class.getName());

  private final HibariEngine engine;
  private final InferencePool pool;
  private final SpeechRequest request;
  private final SynthesisListener listener;
  private final Deque<List<SpokenToken>> phrases = new ArrayDeque<>();
  private final WordReporter words;
  private volatile boolean cancelled;
  private volatile Cancellable queued = Cancellable.DONE;
  private @Nullable PhraseSound sound;
  private int pauseSamples;
  private long samplesMade;

  Utterance(
      HibariEngine engine, InferencePool pool, SpeechRequest request, SynthesisListener listener) {
    this.engine = engine;
    this.pool = pool;
    this.request = request;
    this.listener = listener;
    this.words = new WordReporter(listener);
  }

  /** Queues the first job. */
  void start() {
    queue(request.first() ? Priority.FIRST_PHRASE : Priority.LATER_PHRASE, this::begin);
  }

  @Override
  public void cancel() {
    cancelled = true;
    queued.cancel();
  }

  private void begin() throws OrtException {
    phrases.addAll(SpokenPhrases.of(SpeakableText.of(request.text()), request.first()));
    advance();
  }

  /** Makes one chunk of sound and queues the rest. */
  private void advance() throws OrtException {
    while (sound == null && !phrases.isEmpty()) {
      beginPhrase(phrases.remove());
    }
    if (sound != null) {
      continueSound(sound);
    }
    if (sound == null && phrases.isEmpty()) {
      listener.on(new SynthesisEvent.Finished());
    } else {
      queue(Priority.LATER_PHRASE, this::advance);
    }
  }

  private void beginPhrase(List<SpokenToken> tokens) throws OrtException {
    PhonemePhrase phonemes = engine.phonemes(tokens);
    if (phonemes.words().isEmpty()) {
      return;
    }
    EncodedPhrase encoded = engine.encode(phonemes);
    SpokenToken following = phrases.isEmpty() ? null : phrases.peek().get(0);
    words.report(phonemes, encoded, samplesMade, following);
    sound = engine.sound(encoded, request.first() && samplesMade == 0);
    pauseSamples = Pauses.samplesAfter(tokens.get(tokens.size() - 1));
  }

  private void continueSound(PhraseSound current) throws OrtException {
    float[] samples = current.next();
    play(AudioFrame.ofFloats(samples, 0, samples.length, SpectralFrames.SAMPLE_RATE_HZ));
    if (!current.hasNext()) {
      play(AudioFrame.silence(pauseSamples, SpectralFrames.SAMPLE_RATE_HZ));
      sound = null;
    }
  }

  private void play(AudioFrame frame) {
    if (frame.sampleCount() > 0) {
      samplesMade += frame.sampleCount();
      listener.on(new SynthesisEvent.Audio(frame));
    }
  }

  /** A piece of this utterance's work. */
  private interface Work {
    void run() throws OrtException;
  }

  private void queue(Priority priority, Work work) {
    try {
      queued = pool.submit(priority, () -> runUnlessCancelled(work));
      if (cancelled) {
        queued.cancel();
      }
    } catch (RejectedExecutionException e) {
      fail(FailureKind.UNAVAILABLE, "The voice cannot speak now: " + e.getMessage() + ".", e);
    }
  }

  private void runUnlessCancelled(Work work) {
    if (cancelled) {
      return;
    }
    if (!engine.whileOpen(() -> runReportingFailure(work))) {
      fail(FailureKind.UNAVAILABLE, "The voice is closed.", null);
    }
  }

  /** Whatever goes wrong, whoever waits for the sound must hear of it. */
  private void runReportingFailure(Work work) {
    try {
      work.run();
    } catch (OrtException | RuntimeException | Error e) {
      fail(FailureKind.INTERNAL, "The voice failed on \"" + request.text() + "\": " + e + ".", e);
    }
  }

  private void fail(FailureKind kind, String message, @Nullable Throwable cause) {
    LOG.log(System.Logger.Level.WARNING, message, cause);
    listener.on(new SynthesisEvent.Failed(kind, message, kind == FailureKind.UNAVAILABLE));
  }
}
