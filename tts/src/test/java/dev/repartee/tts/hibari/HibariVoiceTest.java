package dev.repartee.tts.hibari;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.engine.spi.SpeechRecording;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizerContract;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.tts.UserModels;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hibari voice with its real net. */
class HibariVoiceTest extends SpeechSynthesizerContract {
  private static final String SENTENCE = "Your parcel left the warehouse this morning.";

  private final Vertx vertx = Vertx.vertx();
  private final InferencePool pool = new InferencePool(2, 100);
  private final ProviderServices services = new ProviderServices(vertx, pool, new UserModels());

  @Override
  protected SpeechSynthesizer createVoice() throws ProviderUnavailableException {
    return new HibariVoiceFactory().create(ProviderSettings.none("voice"), services);
  }

  @AfterAll
  void release() {
    pool.close();
    vertx.close();
  }

  @Test
  void isFoundByTheServiceLoader() {
    List<String> names =
        ServiceLoader.load(ProviderFactory.ForSynthesis.class).stream()
            .map(provider -> provider.get().name())
            .toList();

    assertTrue(names.contains("hibari"), names.toString());
  }

  @Test
  void theFirstSoundIsShortAndTheChunksGrow() {
    List<Integer> chunks =
        SpeechRecording.of(voice(), SENTENCE).audio().stream()
            .map(audio -> audio.frame().sampleCount())
            .toList();

    assertTrue(chunks.get(0) <= 0.2 * voice().sampleRateHz(), chunks.toString());
    assertTrue(chunks.get(1) > chunks.get(0), chunks.toString());
  }

  @Test
  void speechBeginsAtOnceAndEndsWithAPauseMadeForASentence() {
    SpeechRecording speech = SpeechRecording.of(voice(), SENTENCE);

    long end = speech.sampleCount();
    long lastWordEnd = speech.words().get(speech.words().size() - 1).endSample();
    assertTrue(speech.level(0, 2400) > 0.001, "the first 100 ms are silent");
    assertTrue(speech.level(end - 4000, end) < 1e-4, "the pause is not silent");
    double pauseMs = (end - lastWordEnd) * 1000.0 / voice().sampleRateHz();
    assertTrue(pauseMs > 150 && pauseMs < 500, "the pause lasts " + pauseMs + " ms");
  }

  @Test
  void pausesLessAfterAClauseThanAfterASentence() {
    long clause = trailingSilence("Thank you,");
    long sentence = trailingSilence("Thank you.");

    assertTrue(sentence > clause + 2000, sentence + " against " + clause + " samples");
  }

  @Test
  void theSameTextSoundsTheSameEachTime() {
    SpeechRecording once = SpeechRecording.of(voice(), SENTENCE);
    SpeechRecording again = SpeechRecording.of(voice(), SENTENCE);

    assertEquals(once.sampleCount(), again.sampleCount());
    assertEquals(once.words(), again.words());
  }

  @Test
  void aFasterVoiceTakesLessTime() throws Exception {
    JsonObject settings = new JsonObject().put("speed", 1.5);
    try (SpeechSynthesizer fast =
        new HibariVoiceFactory().create(new ProviderSettings("voice", settings), services)) {
      double ratio =
          (double) SpeechRecording.of(fast, SENTENCE).sampleCount()
              / SpeechRecording.of(voice(), SENTENCE).sampleCount();

      assertTrue(ratio > 0.55 && ratio < 0.85, "1.5 times as fast took " + ratio + " of the time");
    }
  }

  @Test
  void aSpeedOutOfReachIsRefusedByName() {
    ProviderSettings settings = new ProviderSettings("voice", new JsonObject().put("speed", 3));

    SettingsException refused =
        assertThrows(
            SettingsException.class, () -> new HibariVoiceFactory().create(settings, services));

    assertTrue(String.valueOf(refused.getMessage()).startsWith("voice.speed:"));
  }

  @Test
  void aBrokenModelIsReportedAsUnavailable(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("hibari.onnx"), "not a model");
    ProviderServices broken = new ProviderServices(vertx, pool, name -> folder);

    ProviderUnavailableException unavailable =
        assertThrows(
            ProviderUnavailableException.class,
            () -> new HibariVoiceFactory().create(ProviderSettings.none("voice"), broken));

    assertTrue(String.valueOf(unavailable.getMessage()).contains(folder.toString()));
  }

  @Test
  void aFullInferenceQueueIsAFailureThatMayBeTriedAgain() throws Exception {
    HibariEngine engine = HibariEngine.load(new UserModels().require("hibari"), 1);
    try (InferencePool full = new InferencePool(1, 0);
        HibariVoice crowded = new HibariVoice(engine, full)) {
      SynthesisEvent end = SpeechRecording.of(crowded, SENTENCE).end();

      SynthesisEvent.Failed failed = assertInstanceOf(SynthesisEvent.Failed.class, end);
      assertEquals(FailureKind.UNAVAILABLE, failed.kind());
      assertTrue(failed.retryable());
    }
  }

  @Test
  void aFaultOnTheWayIsReportedRatherThanLeftHanging() {
    SpeechRecording speech =
        new SpeechRecording(
            event -> {
              if (event instanceof SynthesisEvent.Audio) {
                throw new AssertionError("the listener broke");
              }
            });

    voice().speak(new SpeechSynthesizer.SpeechRequest(SENTENCE, true), speech);

    SynthesisEvent.Failed failed = assertInstanceOf(SynthesisEvent.Failed.class, speech.end());
    assertEquals(FailureKind.INTERNAL, failed.kind());
    assertEquals(1, speech.audio().size());
  }

  private long trailingSilence(String text) {
    SpeechRecording speech = SpeechRecording.of(voice(), text);
    long silence = 0;
    for (int i = speech.audio().size() - 1; i >= 0; i--) {
      AudioFrame frame = speech.audio().get(i).frame();
      for (int j = frame.sampleCount() - 1; j >= 0; j--) {
        if (Math.abs(frame.sample(j)) > 30) {
          return silence;
        }
        silence++;
      }
    }
    return silence;
  }
}
