package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityListener;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityStream;
import dev.repartee.engine.time.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * Hears one caller: finds the voice, and has each turn recognised from a little before it began.
 *
 * <p>A turn's recognition begins with its first voice, is asked for a final at each silence, and
 * ends when the conversation says so ({@link #endTurn}). Lives on the conversation's loop.
 */
public final class Ears {
  /** The rate of everything that is heard. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  private static final int MARGIN_SAMPLES = 300 * SAMPLE_RATE_HZ / 1000;
  private static final int KEPT_SAMPLES = SAMPLE_RATE_HZ;
  private static final long NANOS_PER_SAMPLE = 1_000_000_000L / SAMPLE_RATE_HZ;

  private final EventLoop loop;
  private final SpeechRecognizer recognizer;
  private final RecognitionOptions recognitionOptions;
  private final Listener listener;
  private final SpeechGate gate = new SpeechGate();
  private final VoiceEnd voiceEnd = new VoiceEnd();
  private final RecentAudio recent = new RecentAudio(KEPT_SAMPLES);
  private final VoiceActivityStream activity;

  private @Nullable RecognitionStream turn;
  private int turnNumber;
  private int passes;
  private long turnsEndedAtSample;
  private long lastWindowEndSample;

  /** Opens the ears of one call. */
  public Ears(
      EventLoop loop,
      VoiceActivityDetector detector,
      SpeechRecognizer recognizer,
      RecognitionOptions recognitionOptions,
      Listener listener) {
    this.loop = loop;
    this.recognizer = recognizer;
    this.recognitionOptions = recognitionOptions;
    this.listener = listener;
    this.activity = detector.open(new OntoLoop());
  }

  /** Takes the caller's next sound: 16 kHz, any length. */
  public void accept(AudioFrame frame) {
    assert loop.isCurrent();
    recent.add(frame);
    activity.accept(frame);
    if (turn != null) {
      turn.accept(frame);
    }
  }

  /** Ends the open turn, whose text is settled or not wanted; the next voice opens another. */
  public void endTurn() {
    assert loop.isCurrent();
    if (turn != null) {
      turn.cancel();
      turn = null;
      turnsEndedAtSample = lastWindowEndSample;
    }
  }

  /** Hears no more; idempotent. */
  public void close() {
    endTurn();
    activity.cancel();
  }

  private void onWindow(float probability, long windowEndSample, float level) {
    voiceEnd.onWindow(level);
    switch (gate.onWindow(probability, lastWindowEndSample)) {
      case STARTED -> voiceStarted(gate.edgeSample());
      case STOPPED -> voiceStopped(gate.edgeSample());
      case NONE -> {}
    }
    lastWindowEndSample = windowEndSample;
  }

  private void voiceStarted(long startSample) {
    if (turn == null) {
      turn = openTurn(startSample);
    }
    voiceEnd.restart();
    listener.onVoiceStarted(timeOf(startSample));
  }

  private void voiceStopped(long endSample) {
    // The final first: what follows from the silence can wait for it, not the other way round.
    if (turn != null) {
      passes++;
      turn.speechEnded();
    }
    listener.onVoiceStopped(timeOf(trueEnd(endSample)));
  }

  private long trueEnd(long detectedEndSample) {
    AudioFrame sound = recent.since(detectedEndSample - VoiceEnd.SEARCHED_SAMPLES, SAMPLE_RATE_HZ);
    long soundStart = recent.endSample() - sound.sampleCount();
    return soundStart + voiceEnd.find(sound, (int) (detectedEndSample - soundStart));
  }

  private RecognitionStream openTurn(long startSample) {
    int number = ++turnNumber;
    passes = 0;
    RecognitionStream opened =
        recognizer.open(recognitionOptions, event -> loop.run(() -> onRecognition(number, event)));
    long fromSample = Math.max(startSample - MARGIN_SAMPLES, turnsEndedAtSample);
    opened.accept(recent.since(fromSample, SAMPLE_RATE_HZ));
    return opened;
  }

  private void onRecognition(int ofTurn, RecognitionEvent event) {
    if (turn == null || ofTurn != turnNumber) {
      return;
    }
    if (event instanceof RecognitionEvent.Partial partial) {
      listener.onPartial(partial.text(), partial.stableWords());
    } else if (event instanceof RecognitionEvent.Final finished) {
      boolean ofThisSilence = finished.pass() == passes;
      if (ofThisSilence) {
        listener.onFinal(finished.text());
      } else {
        listener.onPartial(finished.text(), 0);
      }
    } else if (event instanceof RecognitionEvent.Failed failed) {
      listener.onRecognitionFailed(failed.message());
    }
  }

  /** When a sample was said: the newest one has just arrived. */
  private long timeOf(long sample) {
    return loop.nanos() - (recent.endSample() - sample) * NANOS_PER_SAMPLE;
  }

  /** What the ears report, on the loop. */
  public interface Listener {
    void onVoiceStarted(long startNanos);

    void onVoiceStopped(long endNanos);

    void onPartial(String text, int stableWords);

    /** The text of the turn up to the present silence. */
    void onFinal(String text);

    void onRecognitionFailed(String message);

    void onVoiceActivityFailed(String message);
  }

  private final class OntoLoop implements VoiceActivityListener {
    @Override
    public void onWindow(float probability, long windowEndSample, float level) {
      loop.run(() -> Ears.this.onWindow(probability, windowEndSample, level));
    }

    @Override
    public void onFailure(String message) {
      loop.run(() -> listener.onVoiceActivityFailed(message));
    }
  }
}
