package dev.repartee.tts.freetts;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SpeechSynthesizer.SynthesisListener;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import dev.repartee.tts.freetts.KevinEngine.Sound;
import dev.repartee.tts.text.SpeakableText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * One request on its way to sound: a chain of jobs in the inference pool, each of which makes one
 * sentence and queues the next.
 *
 * <p>The jobs run one after the other; {@link #cancel()} may come from any thread.
 */
final class SpeechTask implements Cancellable {
  private static final System.Logger LOG = System.getLogger(SpeechTask.class.getName());

  private final KevinEngine engine;
  private final InferencePool pool;
  private final SpeechRequest request;
  private final SynthesisListener listener;
  private final Deque<SpokenSentence> sentences = new ArrayDeque<>();
  private volatile boolean cancelled;
  private volatile Cancellable queued = Cancellable.DONE;
  private long samplesMade;

  SpeechTask(
      KevinEngine engine, InferencePool pool, SpeechRequest request, SynthesisListener listener) {
    this.engine = engine;
    this.pool = pool;
    this.request = request;
    this.listener = listener;
  }

  void start() {
    queue(request.first() ? Priority.FIRST_PHRASE : Priority.LATER_PHRASE, this::begin);
  }

  @Override
  public void cancel() {
    cancelled = true;
    queued.cancel();
  }

  private void begin() {
    sentences.addAll(SpokenSentence.of(SpeakableText.of(request.text())));
    speakNext();
  }

  private void speakNext() {
    SpokenSentence sentence = sentences.poll();
    if (sentence != null) {
      Optional<Sound> sound = engine.speak(sentence.words());
      if (sound.isEmpty()) {
        fail(FailureKind.UNAVAILABLE, "The voice is closed.");
        return;
      }
      report(SentenceSound.of(sentence, sound.get()));
    }
    if (sentences.isEmpty()) {
      listener.on(new SynthesisEvent.Finished());
    } else {
      queue(Priority.LATER_PHRASE, this::speakNext);
    }
  }

  private void report(SentenceSound sound) {
    for (WordTiming word : sound.words()) {
      long start = samplesMade + word.startSample();
      long end = samplesMade + word.endSample();
      listener.on(new WordTiming(word.textStart(), word.textEnd(), start, end));
    }
    AudioFrame audio = sound.audio();
    samplesMade += audio.sampleCount();
    listener.on(new SynthesisEvent.Audio(audio));
  }

  private void queue(Priority priority, Runnable job) {
    try {
      queued = pool.submit(priority, () -> runUnlessCancelled(job));
      if (cancelled) {
        queued.cancel();
      }
    } catch (RejectedExecutionException e) {
      fail(FailureKind.UNAVAILABLE, "The voice cannot speak now: " + e.getMessage() + ".");
    }
  }

  private void runUnlessCancelled(Runnable job) {
    if (cancelled) {
      return;
    }
    try {
      job.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "FreeTTS failed on \"" + request.text() + "\"", e);
      fail(FailureKind.INTERNAL, "The voice failed on \"" + request.text() + "\": " + e + ".");
    }
  }

  private void fail(FailureKind kind, String message) {
    listener.on(new SynthesisEvent.Failed(kind, message, kind == FailureKind.UNAVAILABLE));
  }
}
