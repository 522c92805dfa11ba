package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.EndOfTurnDetector.EndOfTurnStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every judge of turn ends does; each provider's test extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EndOfTurnDetectorContract {
  /** The rate of all audio that is heard. */
  protected static final int SAMPLE_RATE_HZ = 16_000;

  private static final String WORDS = "I would like to order large pizzas.";

  /** Judgements of the same sound may differ by so much, where sums are made in another order. */
  private static final float ALMOST_NOTHING = 0.02f;

  private EndOfTurnDetector detector;

  /** Makes a detector of its own, ready to use. */
  protected abstract EndOfTurnDetector createDetector() throws Exception;

  /** A voice that says "I would like to order large pizzas.", at 16 kHz. */
  protected abstract AudioFrame speech();

  /** The detector that all tests of the class share. */
  protected final EndOfTurnDetector detector() {
    return detector;
  }

  @BeforeAll
  final void openDetector() throws Exception {
    detector = createDetector();
  }

  @AfterAll
  final void closeDetector() {
    detector.close();
  }

  @Test
  void wantsToBeAskedWithinASecondOfSilence() {
    assertTrue(detector.judgesAfterMs() > 0 && detector.judgesAfterMs() <= 1000);
  }

  @Test
  void answersWithAProbability() {
    float turnIsOver = judge(speechAndPause(), 320);

    assertTrue(turnIsOver >= 0 && turnIsOver <= 1, () -> "it was " + turnIsOver);
  }

  @Test
  void answersEachQuestionOnce() {
    EndOfTurnStream stream = detector.open();
    List<JudgementRecording> recordings = new ArrayList<>();

    feed(stream, speechAndPause(), 320);
    for (int i = 0; i < 3; i++) {
      JudgementRecording recording = new JudgementRecording();
      recordings.add(recording);
      Cancellable ignored = stream.judge(WORDS, recording);
      feed(stream, quiet(1600), 320);
    }
    recordings.forEach(JudgementRecording::awaitProbability);
    judge(speechAndPause(), 320);

    recordings.forEach(recording -> assertEquals(0, recording.unread(), "a second answer came"));
    stream.cancel();
  }

  @Test
  void judgesTheSameHoweverTheAudioIsCut() {
    AudioFrame audio = speechAndPause();
    float inUsualFrames = judge(audio, 320);

    assertEquals(inUsualFrames, judge(audio, 77), ALMOST_NOTHING);
    assertEquals(inUsualFrames, judge(audio, 4001), ALMOST_NOTHING);
    assertEquals(inUsualFrames, judge(audio, audio.sampleCount()), ALMOST_NOTHING);
  }

  @Test
  void takesFramesOfNoAndOfOneSample() {
    EndOfTurnStream stream = detector.open();

    stream.accept(AudioFrame.silence(0, SAMPLE_RATE_HZ));
    feed(stream, speech().slice(0, 400), 1);

    assertTrue(ask(stream) >= 0);
    stream.cancel();
  }

  @Test
  void answersEvenIfItHasHeardNothing() {
    EndOfTurnStream stream = detector.open();

    assertTrue(ask(stream) >= 0);
    stream.cancel();
  }

  @Test
  void goesOnThroughALongCall() {
    EndOfTurnStream stream = detector.open();
    AudioFrame audio = speechAndPause();
    for (int seconds = 0; seconds < 30; seconds += 2) {
      feed(stream, audio, 320);
      float turnIsOver = ask(stream);
      assertTrue(turnIsOver >= 0 && turnIsOver <= 1, () -> "it was " + turnIsOver);
    }
    stream.cancel();
  }

  @Test
  void keepsCallsApart() {
    AudioFrame finished = speechAndPause();
    AudioFrame unfinished = finished.slice(0, finished.sampleCount() / 2);
    EndOfTurnStream one = detector.open();
    EndOfTurnStream other = detector.open();

    for (int from = 0; from < finished.sampleCount(); from += 320) {
      one.accept(slice(finished, from, 320));
      if (from < unfinished.sampleCount()) {
        other.accept(slice(unfinished, from, 320));
      }
    }
    JudgementRecording ofOne = new JudgementRecording();
    JudgementRecording ofOther = new JudgementRecording();
    Cancellable askedOne = one.judge(WORDS, ofOne);
    Cancellable askedOther = other.judge(WORDS, ofOther);

    assertEquals(judge(finished, 320), ofOne.awaitProbability(), ALMOST_NOTHING);
    assertEquals(judge(unfinished, 320), ofOther.awaitProbability(), ALMOST_NOTHING);
    askedOne.cancel();
    askedOther.cancel();
    one.cancel();
    other.cancel();
  }

  @Test
  void doesNotAnswerAQuestionThatWasCancelled() {
    EndOfTurnStream stream = detector.open();
    JudgementRecording cancelled = new JudgementRecording();
    feed(stream, speechAndPause(), 320);

    Cancellable question = stream.judge(WORDS, cancelled);
    question.cancel();
    question.cancel();
    ask(stream);

    assertEquals(0, cancelled.unread(), "an answer came after the question was cancelled");
    stream.cancel();
  }

  @Test
  void anAnsweredQuestionCanStillBeCancelled() {
    EndOfTurnStream stream = detector.open();
    JudgementRecording recording = new JudgementRecording();

    Cancellable question = stream.judge(WORDS, recording);
    recording.awaitProbability();
    question.cancel();

    assertTrue(ask(stream) >= 0);
    stream.cancel();
  }

  @Test
  void answersNothingMoreAfterItsStreamIsCancelled() {
    EndOfTurnStream stream = detector.open();
    JudgementRecording before = new JudgementRecording();
    JudgementRecording after = new JudgementRecording();
    feed(stream, speechAndPause(), 320);

    Cancellable asked = stream.judge(WORDS, before);
    stream.cancel();
    stream.cancel();
    stream.accept(AudioFrame.silence(320, SAMPLE_RATE_HZ));
    Cancellable askedAgain = stream.judge(WORDS, after);
    judge(speechAndPause(), 320);

    assertEquals(0, before.unread() + after.unread());
    asked.cancel();
    askedAgain.cancel();
  }

  @Test
  void saysSoWhenItCannotJudgeAnyMore() throws Exception {
    EndOfTurnDetector own = createDetector();
    EndOfTurnStream stream = own.open();
    JudgementRecording recording = new JudgementRecording();

    own.close();
    stream.accept(AudioFrame.silence(320, SAMPLE_RATE_HZ));
    Cancellable ignored = stream.judge(WORDS, recording);

    assertFalse(recording.awaitFailure().isBlank());
    stream.cancel();
  }

  @Test
  void refusesAudioOfAnotherRate() {
    EndOfTurnStream stream = detector.open();
    AudioFrame frame = AudioFrame.silence(480, 48_000);

    assertThrows(IllegalArgumentException.class, () -> stream.accept(frame));
    stream.cancel();
  }

  /** The judgement of audio that comes in frames of this length. */
  protected final float judge(AudioFrame audio, int frameSamples) {
    EndOfTurnStream stream = detector.open();
    feed(stream, audio, frameSamples);
    float turnIsOver = ask(stream);
    stream.cancel();
    return turnIsOver;
  }

  /** The speech, and after it as much silence as the detector wants. */
  protected final AudioFrame speechAndPause() {
    int pauseSamples = (int) (detector.judgesAfterMs() * SAMPLE_RATE_HZ / 1000);
    return AudioFrame.join(quiet(4800), speech(), quiet(pauseSamples));
  }

  private static float ask(EndOfTurnStream stream) {
    JudgementRecording recording = new JudgementRecording();
    Cancellable ignored = stream.judge(WORDS, recording);
    return recording.awaitProbability();
  }

  private static void feed(EndOfTurnStream stream, AudioFrame audio, int frameSamples) {
    for (int from = 0; from < audio.sampleCount(); from += frameSamples) {
      stream.accept(slice(audio, from, frameSamples));
    }
  }

  private static AudioFrame slice(AudioFrame audio, int from, int length) {
    return audio.slice(from, Math.min(audio.sampleCount(), from + length));
  }

  /** A quiet room; the same each time. */
  private static AudioFrame quiet(int sampleCount) {
    Random random = new Random(7);
    short[] samples = new short[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      samples[i] = (short) Math.round(3 * random.nextGaussian());
    }
    return AudioFrame.copyOf(samples, SAMPLE_RATE_HZ);
  }
}
