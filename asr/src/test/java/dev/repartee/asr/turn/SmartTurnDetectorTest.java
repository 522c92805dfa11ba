package dev.repartee.asr.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.asr.TestModels;
import dev.repartee.asr.TestVoice;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.EndOfTurnDetector.EndOfTurnStream;
import dev.repartee.engine.spi.EndOfTurnDetectorContract;
import dev.repartee.engine.spi.JudgementRecording;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartTurnDetectorTest extends EndOfTurnDetectorContract {
  private final InferencePool pool = new InferencePool(1, 4);

  @AfterAll
  void closePool() {
    pool.close();
  }

  @Override
  protected EndOfTurnDetector createDetector() throws ProviderUnavailableException {
    return new SmartTurnFactory()
        .create(ProviderSettings.none("end-of-turn"), TestModels.services(pool));
  }

  @Override
  protected AudioFrame speech() {
    return TestVoice.say("I would like to order large pizzas.");
  }

  @Test
  void hearsThatASentenceBrokenOffInItsMiddleGoesOn() {
    AudioFrame whole = TestVoice.say("What time do you open on Sunday morning?");
    AudioFrame pause = AudioFrame.silence(SAMPLE_RATE_HZ / 5, SAMPLE_RATE_HZ);
    AudioFrame brokenOff = whole.slice(0, whole.sampleCount() * 45 / 100);

    float finished = judge(AudioFrame.join(whole, pause), 320);
    float unfinished = judge(AudioFrame.join(brokenOff, pause), 320);

    assertTrue(finished > unfinished, () -> finished + " is not above " + unfinished);
  }

  @Test
  void worksInThePoolAndNotWhereItIsAsked() {
    CountDownLatch mayGoOn = keepWorkerBusy();
    EndOfTurnStream stream = detector().open();
    JudgementRecording recording = new JudgementRecording();

    Cancellable ignored = stream.judge("", recording);

    assertEquals(1, pool.queued());
    assertEquals(0, recording.unread());
    mayGoOn.countDown();
    assertTrue(recording.awaitProbability() >= 0);
    stream.cancel();
  }

  @Test
  void aQuestionThatIsCancelledInTimeCostsNoWork() {
    CountDownLatch mayGoOn = keepWorkerBusy();
    EndOfTurnStream stream = detector().open();

    stream.judge("", new JudgementRecording()).cancel();

    assertEquals(0, pool.queued());
    mayGoOn.countDown();
    stream.cancel();
  }

  @Test
  void judgesWhatItHadHeardWhenItWasAsked() {
    AudioFrame heard = speechAndPause();
    float expected = judge(heard, 320);
    CountDownLatch mayGoOn = keepWorkerBusy();
    EndOfTurnStream stream = detector().open();
    JudgementRecording recording = new JudgementRecording();

    stream.accept(heard);
    Cancellable ignored = stream.judge("", recording);
    stream.accept(TestVoice.say("And what time do you open on Sunday morning?"));
    mayGoOn.countDown();

    assertEquals(expected, recording.awaitProbability(), 1e-6f);
    stream.cancel();
  }

  @Test
  void saysSoWhenThePoolIsFull() {
    CountDownLatch mayGoOn = keepWorkerBusy();
    for (int i = 0; i < 4; i++) {
      Cancellable ignored = pool.submit(Priority.PARTIAL_RECOGNITION, () -> {});
    }
    EndOfTurnStream stream = detector().open();
    JudgementRecording recording = new JudgementRecording();

    Cancellable ignored = stream.judge("", recording);

    assertTrue(recording.awaitFailure().contains("too many calls"));
    mayGoOn.countDown();
    stream.cancel();
  }

  @Test
  void isNeverChosenUnasked() {
    assertTrue(new SmartTurnFactory().preference() < 0);
  }

  @Test
  void saysWhatToDoWhenTheModelIsBroken(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("smart-turn-v3.2-cpu.onnx"), "no network");

    ProviderUnavailableException e =
        assertThrows(
            ProviderUnavailableException.class,
            () ->
                new SmartTurnFactory()
                    .create(
                        ProviderSettings.none("end-of-turn"),
                        TestModels.services(pool, name -> folder)));

    assertTrue(String.valueOf(e.getMessage()).endsWith("delete that file and fetch it again."));
  }

  /** Occupies the one worker that judges until the latch opens. */
  private CountDownLatch keepWorkerBusy() {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    Cancellable ignored =
        pool.submit(
            Priority.FINAL_RECOGNITION,
            () -> {
              busy.countDown();
              await(mayGoOn);
            });
    await(busy);
    return mayGoOn;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
