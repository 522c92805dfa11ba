package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.EndOfTurnDetector;
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
  private final VoiceOrigin origin = new VoiceOrigin();
  private final VoiceActivityStream activity;
  private final @Nullable TurnEndJudge judge;

  private boolean byButton;
  private @Nullable RecognitionStream turn;
  private int turnNumber;
  private int passes;
  private long turnsEndedAtSample;
  private long lastWindowEndSample;
  private String text = "";
  private boolean settled;

  /**
   * Opens the ears of one call.
   *
   * @param endOfTurn judges silences; null: nobody does
   * @param byButton whether turns begin and end by {@link #beginTurn} and {@link #finishTurn}, and
   *     not by the voice
   */
  public Ears(
      EventLoop loop,
      VoiceActivityDetector detector,
      SpeechRecognizer recognizer,
      @Nullable EndOfTurnDetector endOfTurn,
      boolean byButton,
      RecognitionOptions recognitionOptions,
      Listener listener) {
    this.loop = loop;
    this.recognizer = recognizer;
    this.recognitionOptions = recognitionOptions;
    this.listener = listener;
    this.byButton = byButton;
    this.activity = detector.open(new OntoLoop());
    this.judge = endOfTurn == null ? null : new TurnEndJudge(loop, endOfTurn, listener);
  }

  /** Takes the caller's next sound: 16 kHz, any length. */
  public void accept(AudioFrame frame) {
    assert loop.isCurrent();
    recent.add(frame);
    origin.heard(frame);
    activity.accept(frame);
    if (judge != null) {
      judge.accept(frame);
    }
    if (turn != null) {
      turn.accept(frame);
    }
  }

  /** Changes whether turns begin and end by the button; between turns. */
  public void takeTurnsByButton(boolean now) {
    assert loop.isCurrent();
    byButton = now;
  }

  /** Takes what the agent says in the meantime, silence included, to know its echo by. */
  public void played(AudioFrame frame) {
    origin.played(frame);
  }

  /** Opens a turn at once, whatever is heard. */
  public void beginTurn() {
    assert loop.isCurrent();
    if (turn == null) {
      turn = openTurn(recent.endSample());
    }
  }

  /**
   * Asks for the final of everything so far: the call or the caller says that no more will come.
   */
  public void finishTurn() {
    assert loop.isCurrent();
    askForFinal();
  }

  /**
   * Ends the open turn, whose text is settled or not wanted; the next voice opens another.
   *
   * @param whose whether it was the caller's, and so tells how loud they are
   */
  public void endTurn(Whose whose) {
    assert loop.isCurrent();
    if (judge != null) {
      judge.forget();
    }
    if (turn != null) {
      turn.cancel();
      turn = null;
      turnsEndedAtSample = lastWindowEndSample;
      origin.endTurn(whose);
    }
  }

  /** Whether a turn is open. */
  public boolean isTurnOpen() {
    return turn != null;
  }

  /** Whether all that was said in the open turn is in {@link #text}. */
  public boolean isSettled() {
    return settled;
  }

  /** The open turn's words as far as they are known. */
  public String text() {
    return text;
  }

  /** Hears no more; idempotent. */
  public void close() {
    endTurn(Whose.UNKNOWN);
    activity.cancel();
    if (judge != null) {
      judge.close();
    }
  }

  private void onWindow(float probability, long windowEndSample, float level) {
    voiceEnd.onWindow(level);
    boolean background = origin.isBackground(level, gate.isOpen());
    switch (gate.onWindow(background ? 0 : probability, lastWindowEndSample)) {
      case STARTED -> voiceStarted(gate.edgeSample(), level);
      case STOPPED -> voiceStopped(gate.edgeSample());
      case NONE -> voiceGoesOn(level);
    }
    lastWindowEndSample = windowEndSample;
  }

  private void voiceStarted(long startSample, float level) {
    settled = false;
    if (judge != null) {
      judge.forget();
    }
    if (turn == null && !byButton) {
      turn = openTurn(startSample);
    }
    voiceEnd.restart();
    listener.onVoiceStarted(timeOf(startSample), origin.startsNear(level));
  }

  private void voiceGoesOn(float level) {
    if (gate.isOpen() && origin.comesNear(level)) {
      listener.onVoiceCameNear();
    }
  }

  private void voiceStopped(long endSample) {
    // The final first: what follows from the silence can wait for it, not the other way round.
    if (!byButton) {
      askForFinal();
    }
    long endNanos = timeOf(trueEnd(endSample));
    listener.onVoiceStopped(endNanos);
    if (judge != null && turn != null) {
      judge.voiceStopped(endNanos, text);
    }
  }

  private void askForFinal() {
    if (turn != null) {
      settled = false;
      passes++;
      turn.speechEnded();
    }
  }

  private long trueEnd(long detectedEndSample) {
    AudioFrame sound = recent.since(detectedEndSample - VoiceEnd.SEARCHED_SAMPLES, SAMPLE_RATE_HZ);
    long soundStart = recent.endSample() - sound.sampleCount();
    return soundStart + voiceEnd.find(sound, (int) (detectedEndSample - soundStart));
  }

  private RecognitionStream openTurn(long startSample) {
    int number = ++turnNumber;
    passes = 0;
    text = "";
    settled = false;
    origin.beginTurn();
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
      text = partial.text();
      listener.onPartial(text, partial.stableWords());
    } else if (event instanceof RecognitionEvent.Final finished) {
      text = finished.text();
      settled = finished.pass() == passes;
      if (settled) {
        listener.onFinal(text);
      } else {
        listener.onPartial(text, 0);
      }
    } else if (event instanceof RecognitionEvent.Failed failed) {
      settled = true;
      listener.onRecognitionFailed(failed.message());
    }
  }

  /** When a sample was said: the newest one has just arrived. */
  private long timeOf(long sample) {
    return loop.nanos() - (recent.endSample() - sample) * NANOS_PER_SAMPLE;
  }

  /** What the ears report, on the loop. */
  public interface Listener {
    /**
     * A voice began.
     *
     * @param near whether it is as loud as this caller usually is
     */
    void onVoiceStarted(long startNanos, boolean near);

    /** The voice that goes on has become as loud as this caller usually is. */
    void onVoiceCameNear();

    void onVoiceStopped(long endNanos);

    void onPartial(String text, int stableWords);

    /** The text of the turn up to the present silence. */
    void onFinal(String text);

    void onRecognitionFailed(String message);

    void onVoiceActivityFailed(String message);

    /** A detector has judged the present silence. */
    void onEndOfTurn(float turnIsOver);

    void onEndOfTurnFailed(String message);
  }

  /** Whose voice a turn was. */
  public enum Whose {
    CALLER,
    SOMEBODY_ELSE,
    UNKNOWN
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
