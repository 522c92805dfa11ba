package dev.repartee.bench.asr;

import dev.repartee.bench.asr.Surroundings.Scene;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityStream;
import java.util.concurrent.CountDownLatch;

/**
 * Plays recordings to a detector and a recogniser in the order in which a call does, but without
 * waiting for time to pass: after each frame all work that it caused is finished first, as on a
 * machine that keeps up. So what is measured is work, and it does not depend on chance.
 *
 * <p>The pool must have one worker, so that what is queued last runs last.
 */
final class RecordingPlayer {
  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final int FRAME_SAMPLES = SAMPLE_RATE_HZ / 50;

  private final InferencePool pool;
  private final VoiceActivityDetector detector;
  private final SpeechRecognizer recognizer;

  RecordingPlayer(InferencePool pool, VoiceActivityDetector detector, SpeechRecognizer recognizer) {
    this.pool = pool;
    this.detector = detector;
    this.recognizer = recognizer;
  }

  /** Hears a recording at 16 kHz, once as from a caller and once as a whole. */
  Hearing hear(Scene scene) throws InterruptedException {
    AudioFrame recording = scene.speech();
    AudioFrame call = AudioFrame.join(recording, scene.after());
    Listener listener = new Listener();
    RecognitionStream stream = recognizer.open(RecognitionOptions.DEFAULT, listener);
    SilenceWatch watch = new SilenceWatch();
    VoiceActivityStream voice = detector.open(watch);
    String text = "";
    long endToText = 0;
    int passes = 0;
    long start = System.nanoTime();
    for (int from = 0; from < call.sampleCount(); from += FRAME_SAMPLES) {
      int to = Math.min(call.sampleCount(), from + FRAME_SAMPLES);
      voice.accept(call.slice(from, to));
      stream.accept(call.slice(from, to));
      watch.awaitWindowsUpTo(to);
      finishQueuedWork();
      boolean nothingYet = to == call.sampleCount() && passes == 0;
      if (watch.voiceHasEnded() || nothingYet) {
        long end = System.nanoTime();
        stream.speechEnded();
        text = listener.text(++passes);
        endToText = System.nanoTime() - end;
      }
    }
    long streamed = System.nanoTime() - start;
    voice.cancel();
    stream.cancel();
    return new Hearing(text, recording.durationNanos(), streamed, endToText, hearAtOnce(recording));
  }

  private long hearAtOnce(AudioFrame recording) throws InterruptedException {
    Listener listener = new Listener();
    RecognitionStream stream = recognizer.open(new RecognitionOptions("en", false), listener);
    long start = System.nanoTime();
    stream.accept(recording);
    stream.speechEnded();
    listener.text(1);
    long nanos = System.nanoTime() - start;
    stream.cancel();
    return nanos;
  }

  private void finishQueuedWork() throws InterruptedException {
    CountDownLatch finished = new CountDownLatch(1);
    var ignored = pool.submit(Priority.PARTIAL_RECOGNITION, finished::countDown);
    finished.await();
  }
}
