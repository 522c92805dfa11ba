package dev.repartee.engine.spi;

import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SpeechSynthesizer.SynthesisListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Everything that a voice reported of one request. Thread safe. */
public final class SpeechRecording implements SynthesisListener {
  private static final long PATIENCE_SECONDS = 60;

  private final List<SynthesisEvent> events = new ArrayList<>();
  private final CompletableFuture<SynthesisEvent> end = new CompletableFuture<>();
  private final Consumer<SynthesisEvent> alsoTell;

  /** Only records. */
  public SpeechRecording() {
    this(event -> {});
  }

  /** Records, and then tells somebody else. */
  public SpeechRecording(Consumer<SynthesisEvent> alsoTell) {
    this.alsoTell = alsoTell;
  }

  /** Has the text spoken and waits for the end. */
  public static SpeechRecording of(SpeechSynthesizer voice, String text) {
    SpeechRecording recording = new SpeechRecording();
    voice.speak(new SpeechRequest(text, true), recording);
    recording.end();
    return recording;
  }

  @Override
  public void on(SynthesisEvent event) {
    synchronized (events) {
      events.add(event);
    }
    alsoTell.accept(event);
    if (event instanceof SynthesisEvent.Finished || event instanceof SynthesisEvent.Failed) {
      end.complete(event);
    }
  }

  /** Waits for the last event and returns it. */
  public SynthesisEvent end() {
    return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Whether the last event has come. */
  public boolean ended() {
    return end.isDone();
  }

  public List<SynthesisEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  /** The pieces of sound in order. */
  public List<SynthesisEvent.Audio> audio() {
    return only(SynthesisEvent.Audio.class);
  }

  /** The word timings in order. */
  public List<SynthesisEvent.WordTiming> words() {
    return only(SynthesisEvent.WordTiming.class);
  }

  /** The text of the reported words. */
  public List<String> spokenTokens(String text) {
    return words().stream().map(word -> text.substring(word.textStart(), word.textEnd())).toList();
  }

  public long sampleCount() {
    return audio().stream().mapToLong(audio -> audio.frame().sampleCount()).sum();
  }

  /** Loudness of some samples as root mean square, 0 to 1. */
  public double level(long fromSample, long toSample) {
    double sum = 0;
    long position = 0;
    for (SynthesisEvent.Audio audio : audio()) {
      for (int i = 0; i < audio.frame().sampleCount(); i++, position++) {
        if (position >= fromSample && position < toSample) {
          double sample = audio.frame().sample(i) / 32768.0;
          sum += sample * sample;
        }
      }
    }
    return Math.sqrt(sum / Math.max(1, toSample - fromSample));
  }

  private <T extends SynthesisEvent> List<T> only(Class<T> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
