package dev.repartee.asr.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.asr.TestModels;
import dev.repartee.asr.TestVoice;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.RecognitionEvent.Failed;
import dev.repartee.engine.spi.RecognitionEvent.Final;
import dev.repartee.engine.spi.RecognitionEvent.Partial;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import dev.repartee.engine.spi.RecognitionRecording;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import dev.repartee.engine.spi.SpeechRecognizerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoonshineRecognizerTest extends SpeechRecognizerContract {
  private static final String ORDER = "I would like to order large pizzas.";

  private final InferencePool pool = new InferencePool(1, 8);

  @AfterAll
  void closePool() {
    pool.close();
  }

  @Override
  protected SpeechRecognizer createRecognizer() throws ProviderUnavailableException {
    return create(pool);
  }

  @Override
  protected AudioFrame speech(String text) {
    return TestVoice.say(text);
  }

  @Test
  void reportsAWordAsStableOnceTwoPassesAgreeOnIt() {
    AudioFrame speech = speech(ORDER);
    int half = speech.sampleCount() * 2 / 3;
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer().open(RecognitionOptions.DEFAULT, recording);

    stream.accept(speech.slice(0, half));
    Partial first = recording.awaitPartial();
    stream.accept(speech.slice(half, speech.sampleCount()));
    Partial second = recording.awaitPartial();

    assertEquals(0, first.stableWords());
    assertTrue(second.stableWords() > 2, second::toString);
    stream.cancel();
  }

  @Test
  void findsTheSameTextWithADraftAsWithout() {
    AudioFrame speech = speech(ORDER);
    int part = speech.sampleCount() / 2;
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer().open(RecognitionOptions.DEFAULT, recording);

    stream.accept(speech.slice(0, part));
    recording.awaitPartial();
    stream.accept(speech.slice(part, speech.sampleCount()));
    stream.speechEnded();

    assertEquals(recognise(speech).text(), recording.awaitFinal().text());
    stream.cancel();
  }

  @Test
  void putsTheFinalTextBeforeAPartialTextThatStillWaits() {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer().open(RecognitionOptions.DEFAULT, recording);
    CountDownLatch mayGoOn = keepWorkerBusy();

    stream.accept(speech(ORDER));
    assertEquals(1, pool.queued());
    stream.speechEnded();
    assertEquals(1, pool.queued(), "the partial text was called off");
    mayGoOn.countDown();
    recording.awaitFinal();

    assertEquals(1, recording.events().size());
    stream.cancel();
  }

  @Test
  void hasAtMostOneJobInThePool() {
    AudioFrame speech = speech(ORDER);
    RecognitionStream stream =
        recognizer().open(RecognitionOptions.DEFAULT, new RecognitionRecording());
    CountDownLatch mayGoOn = keepWorkerBusy();

    for (int i = 0; i < 20; i++) {
      stream.accept(speech);
    }

    assertEquals(1, pool.queued());
    stream.cancel();
    assertEquals(0, pool.queued());
    mayGoOn.countDown();
  }

  @Test
  void answersAPauseEvenIfTheNextPieceBeginsAfterIt() {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer().open(RecognitionOptions.DEFAULT, recording);
    CountDownLatch mayGoOn = keepWorkerBusy();

    stream.accept(noise(19 * 16_000, 3000));
    stream.speechEnded();
    stream.accept(noise(16_000, 30));
    stream.accept(noise(16_000, 3000));
    mayGoOn.countDown();

    assertEquals(1, recording.awaitFinal().pass());
    stream.cancel();
  }

  @Test
  void findsWordsWhereTheyAre() {
    AudioFrame first = speech("Yes.");
    AudioFrame pause = AudioFrame.silence(16_000, 16_000);
    AudioFrame second = speech("Tomorrow.");

    Final text = recognise(AudioFrame.join(first, pause, second));

    long secondStartMs = (first.durationNanos() + pause.durationNanos()) / 1_000_000;
    Word word = text.words().get(text.words().size() - 1);
    assertTrue(Math.abs(word.startMs() - secondStartMs - 100) < 250, text::toString);
    assertTrue(text.words().get(0).endMs() < secondStartMs - 500, text::toString);
  }

  @Test
  void saysThatItHearsEnglishOnly() {
    RecognitionOptions german = new RecognitionOptions("de", true);
    RecognitionRecording recording = new RecognitionRecording();

    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> recognizer().open(german, recording));

    assertEquals("Moonshine hears English only, not \"de\"; use \"en\"", e.getMessage());
  }

  @Test
  void failsTheTurnWhenThePoolIsFull() {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer().open(RecognitionOptions.DEFAULT, recording);
    CountDownLatch mayGoOn = keepWorkerBusy();
    for (int i = 0; i < 8; i++) {
      var ignored = pool.submit(Priority.LATER_PHRASE, () -> {});
    }

    stream.accept(speech(ORDER));
    stream.speechEnded();
    Failed failure = recording.awaitFailure();
    mayGoOn.countDown();

    assertEquals(FailureKind.UNAVAILABLE, failure.kind());
    assertTrue(failure.retryable());
  }

  @Test
  void failsTheTurnWhenItsNetworksAreGone() throws ProviderUnavailableException {
    SpeechRecognizer own = create(pool);
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = own.open(RecognitionOptions.DEFAULT, recording);

    own.close();
    stream.accept(speech(ORDER));

    assertEquals(FailureKind.INTERNAL, recording.awaitFailure().kind());
    stream.speechEnded();
    stream.cancel();
  }

  @Test
  void saysWhatToDoWhenTheModelIsBroken(@TempDir Path folder) throws IOException {
    for (String file : new String[] {"encoder_model.onnx", "decoder_model_merged.onnx"}) {
      Files.writeString(folder.resolve(file), "no network");
    }
    Files.writeString(folder.resolve("llama-tokenizer.js"), "no vocabulary");

    ProviderUnavailableException e =
        assertThrows(
            ProviderUnavailableException.class,
            () ->
                new MoonshineFactory()
                    .create(
                        ProviderSettings.none("recognition"),
                        TestModels.services(pool, name -> folder)));

    assertTrue(String.valueOf(e.getMessage()).endsWith("delete that folder and fetch it again."));
  }

  private static SpeechRecognizer create(InferencePool pool) throws ProviderUnavailableException {
    return new MoonshineFactory()
        .create(ProviderSettings.none("recognition"), TestModels.services(pool));
  }

  private static AudioFrame noise(int sampleCount, double deviation) {
    Random random = new Random(3);
    short[] samples = new short[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      samples[i] = (short) Math.round(deviation * random.nextGaussian());
    }
    return AudioFrame.copyOf(samples, 16_000);
  }

  /** Occupies the worker until the latch opens. */
  private CountDownLatch keepWorkerBusy() {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    var ignored =
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
