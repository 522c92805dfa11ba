package dev.repartee.asr.silero;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.asr.TestModels;
import dev.repartee.asr.TestVoice;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityStream;
import dev.repartee.engine.spi.VoiceActivityDetectorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SileroDetectorTest extends VoiceActivityDetectorContract {
  private static final int WINDOW = 512;

  private final InferencePool pool = new InferencePool(1, 100);

  @AfterAll
  void closePool() {
    pool.close();
  }

  @Override
  protected VoiceActivityDetector createDetector() throws ProviderUnavailableException {
    return create(pool);
  }

  @Override
  protected AudioFrame speech() {
    return TestVoice.say("I would like to order large pizzas.");
  }

  @Test
  void countsTheOldestAudioAsSilenceWhenItIsMoreThanASecondBehind() {
    AudioFrame speech = noise(3 * SAMPLE_RATE_HZ, 500);
    Windows windows = new Windows();
    VoiceActivityStream stream = detector().open(windows);

    CountDownLatch mayGoOn = keepWorkersBusy();
    for (int from = 0; from + 320 <= speech.sampleCount(); from += 320) {
      stream.accept(speech.slice(from, from + 320));
    }
    assertEquals(1, pool.queued(), "a call has at most one job in the pool");
    mayGoOn.countDown();
    windows.awaitUpTo(speech.sampleCount() - 320L);
    stream.cancel();

    int ringWindows = 32;
    int judged = 0;
    for (int i = 0; i < windows.all().size(); i++) {
      Window window = windows.all().get(i);
      assertEquals((i + 1L) * WINDOW, window.end());
      boolean dropped = window.level() == 0;
      assertTrue(!dropped || (window.probability() == 0 && judged == 0), window::toString);
      judged += dropped ? 0 : 1;
    }
    assertTrue(judged >= ringWindows - 1 && judged <= ringWindows, judged + " windows were judged");
  }

  @Test
  void reportsAFailureWhenItsNetworkIsGone() throws ProviderUnavailableException {
    VoiceActivityDetector own = create(pool);
    Windows windows = new Windows();
    VoiceActivityStream stream = own.open(windows);

    own.close();
    stream.accept(AudioFrame.silence(WINDOW, 16_000));

    assertTrue(windows.awaitFailure().contains("closed"));
    stream.cancel();
  }

  @Test
  void keepsAudioUntilThePoolHasRoom() throws ProviderUnavailableException {
    InferencePool tiny = new InferencePool(1, 1);
    VoiceActivityDetector own = create(tiny);
    Windows windows = new Windows();
    VoiceActivityStream stream = own.open(windows);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      Runnable work = waitFor(mayGoOn, busy);
      while (!submitted(tiny, work)) {
        Thread.onSpinWait();
      }
    }
    await(busy);
    var ignored = tiny.submit(Priority.VOICE_ACTIVITY, () -> {});

    stream.accept(AudioFrame.silence(WINDOW, 16_000));
    mayGoOn.countDown();
    while (tiny.queued() > 0) {
      Thread.onSpinWait();
    }
    stream.accept(AudioFrame.silence(WINDOW, 16_000));
    windows.awaitUpTo(2 * WINDOW);

    assertEquals(List.of(512L, 1024L), windows.all().stream().map(Window::end).toList());
    stream.cancel();
    tiny.close();
    own.close();
  }

  @Test
  void saysWhatToDoWhenTheModelIsBroken(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("silero_vad.onnx"), "no network");

    ProviderUnavailableException e =
        assertThrows(
            ProviderUnavailableException.class,
            () ->
                new SileroFactory()
                    .create(
                        ProviderSettings.none("voice-activity"),
                        TestModels.services(pool, name -> folder)));

    assertTrue(String.valueOf(e.getMessage()).endsWith("delete that file and fetch it again."));
  }

  private static VoiceActivityDetector create(InferencePool pool)
      throws ProviderUnavailableException {
    return new SileroFactory()
        .create(ProviderSettings.none("voice-activity"), TestModels.services(pool));
  }

  /** Occupies all workers until the latch opens. */
  private CountDownLatch keepWorkersBusy() {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      var ignored = pool.submit(Priority.VOICE_ACTIVITY, waitFor(mayGoOn, busy));
    }
    await(busy);
    return mayGoOn;
  }

  private static boolean submitted(InferencePool pool, Runnable work) {
    if (pool.queued() > 0) {
      return false;
    }
    var ignored = pool.submit(Priority.VOICE_ACTIVITY, work);
    return true;
  }

  private static Runnable waitFor(CountDownLatch latch, CountDownLatch started) {
    return () -> {
      started.countDown();
      await(latch);
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
