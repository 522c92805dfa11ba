package dev.repartee.tts.freetts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.SpeechRecording;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SpeechSynthesizerContract;
import dev.repartee.engine.spi.SynthesisEvent;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FreeTtsVoiceTest extends SpeechSynthesizerContract {
  private final InferencePool pool = new InferencePool(2, 64);
  private final Vertx vertx = Vertx.vertx();

  @Override
  protected SpeechSynthesizer createVoice() throws ProviderUnavailableException {
    return new FreeTtsVoiceFactory()
        .create(
            ProviderSettings.none("voice"),
            new ProviderServices(
                vertx,
                pool,
                name -> {
                  throw new AssertionError("the fall-back voice asked for model " + name);
                }));
  }

  @AfterAll
  void closePool() {
    pool.close();
    vertx.close().await();
  }

  @Test
  void isFoundByTheServiceLoader() {
    assertTrue(
        ServiceLoader.load(ProviderFactory.ForSynthesis.class).stream()
            .anyMatch(found -> found.type() == FreeTtsVoiceFactory.class));
  }

  @Test
  void beginsAndEndsWithLittleSilence() {
    SpeechRecording speech = SpeechRecording.of(voice(), "Good morning.");
    SynthesisEvent.WordTiming first = speech.words().get(0);
    SynthesisEvent.WordTiming last = speech.words().get(1);
    assertEquals(320, first.startSample());
    assertEquals(last.endSample() + 3200, speech.sampleCount());
  }

  @Test
  void reportsTheRealTimeOfEachWordThoughItBeLongInSoundAndShortInLetters() {
    SpeechRecording speech = SpeechRecording.of(voice(), "I have 777,777 reasons.");
    List<SynthesisEvent.WordTiming> words = speech.words();
    long number = words.get(2).endSample() - words.get(2).startSample();
    long reasons = words.get(3).endSample() - words.get(3).startSample();
    assertTrue(number > 3 * reasons, number + " samples against " + reasons);
  }

  @Test
  void dividesTextAsItsOwnTokensWhateverStandsInIt() {
    String text =
        "The U.S.A. pays $1,234.56 at 10 a.m., e.g. to Dr. O'Neil's café-bar; it's I.D. 7!";
    SpeechRecording speech = SpeechRecording.of(voice(), text);
    assertEquals(List.of(text.split(" ")), speech.spokenTokens(text));
  }

  @Test
  void saysThatTheMachineIsFullWhenNothingMayBeQueued() throws ProviderUnavailableException {
    InferencePool full = new InferencePool(1, 0);
    try (KevinEngine engine = new KevinEngine()) {
      SpeechRecording speech = new SpeechRecording();
      new FreeTtsVoice(engine, full).speak(new SpeechRequest("Hello.", true), speech);
      SynthesisEvent.Failed failed = assertInstanceOf(SynthesisEvent.Failed.class, speech.end());
      assertTrue(failed.retryable());
      assertTrue(failed.message().contains("too many calls"), failed.message());
    } finally {
      full.close();
    }
  }

  @Test
  void printsNothing() {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      SpeechRecording.of(voice(), "Qwrtz x 12 and A.M. is fine?");
    } finally {
      System.setOut(out);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }
}
