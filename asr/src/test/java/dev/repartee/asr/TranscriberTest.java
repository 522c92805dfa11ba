package dev.repartee.asr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.asr.moonshine.MoonshineFactory;
import dev.repartee.asr.silero.SileroFactory;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.VoiceActivityDetector;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriberTest {
  private static final int SECOND = 16_000;

  private final InferencePool pool = new InferencePool(2, 100);
  private VoiceActivityDetector detector;
  private SpeechRecognizer recognizer;

  @BeforeAll
  void loadModels() throws ProviderUnavailableException {
    ProviderServices services = TestModels.services(pool);
    detector = new SileroFactory().create(ProviderSettings.none("voice-activity"), services);
    recognizer = new MoonshineFactory().create(ProviderSettings.none("recognition"), services);
  }

  @AfterAll
  void close() {
    pool.close();
    recognizer.close();
    detector.close();
  }

  @Test
  void findsTheWordsOfEachStretchOfSpeechWhereTheyAre() throws Exception {
    AudioFrame pause = AudioFrame.silence(3 * SECOND, SECOND);
    AudioFrame order = TestVoice.say("I would like to order large pizzas.");
    AudioFrame question = TestVoice.say("What time do you open on Sunday morning?");

    List<Word> words = transcribe(AudioFrame.join(pause, order, pause, question, pause));

    assertEquals(
        "i would like to order large pizzas what time do you open on sunday morning",
        words.stream()
            .map(word -> word.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
            .collect(Collectors.joining(" ")));
    long questionStartMs = 6000 + order.durationNanos() / 1_000_000;
    assertTrue(words.get(0).startMs() >= 2900, words::toString);
    assertTrue(words.get(6).endMs() <= questionStartMs - 2500, words::toString);
    assertTrue(words.get(7).startMs() >= questionStartMs - 100, words::toString);
  }

  @Test
  void findsNoWordsWhereNobodySpeaks() throws Exception {
    assertEquals(List.of(), transcribe(AudioFrame.silence(5 * SECOND, SECOND)));
    assertEquals(List.of(), transcribe(AudioFrame.silence(10, SECOND)));
  }

  @Test
  void refusesAudioOfAnotherRate() {
    AudioFrame frame = AudioFrame.silence(480, 48_000);
    assertThrows(IllegalArgumentException.class, () -> transcribe(frame));
  }

  @Test
  void saysWhyWhenTheDetectorFails() throws Exception {
    VoiceActivityDetector gone =
        new SileroFactory()
            .create(ProviderSettings.none("voice-activity"), TestModels.services(pool));
    gone.close();

    TranscriptionException e =
        assertThrows(
            TranscriptionException.class,
            () -> new Transcriber(gone, recognizer).transcribe(AudioFrame.silence(SECOND, SECOND)));

    assertTrue(String.valueOf(e.getMessage()).startsWith("Voice activity failed"));
  }

  private List<Word> transcribe(AudioFrame recording) throws Exception {
    return new Transcriber(detector, recognizer).transcribe(recording);
  }
}
