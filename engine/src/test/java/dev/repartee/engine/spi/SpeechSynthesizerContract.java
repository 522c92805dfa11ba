package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every voice does; each provider's test extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SpeechSynthesizerContract {
  private static final String SENTENCE = "Good morning, how can I help you today?";
  private static final double AUDIBLE = 0.005;

  private SpeechSynthesizer voice;

  /** Makes a voice of its own, ready to speak. */
  protected abstract SpeechSynthesizer createVoice() throws Exception;

  /** The voice that all tests of the class share. */
  protected final SpeechSynthesizer voice() {
    return voice;
  }

  @BeforeAll
  final void openVoice() throws Exception {
    voice = createVoice();
  }

  @AfterAll
  final void closeVoice() {
    voice.close();
  }

  @Test
  void speaksAtItsOwnRate() {
    SpeechRecording speech = SpeechRecording.of(voice, SENTENCE);

    assertTrue(speech.audio().size() > 0);
    for (SynthesisEvent.Audio audio : speech.audio()) {
      assertEquals(voice.sampleRateHz(), audio.frame().sampleRateHz());
    }
    double seconds = (double) speech.sampleCount() / voice.sampleRateHz();
    assertTrue(seconds > 1 && seconds < 6, "eight words took " + seconds + " s");
    assertTrue(speech.level(0, speech.sampleCount()) > AUDIBLE);
  }

  @Test
  void endsWithFinishedOnce() {
    SpeechRecording speech = SpeechRecording.of(voice, SENTENCE);

    List<SynthesisEvent> events = speech.events();
    assertInstanceOf(SynthesisEvent.Finished.class, events.get(events.size() - 1));
    assertEquals(1, events.stream().filter(SynthesisEvent.Finished.class::isInstance).count());
  }

  @Test
  void reportsEveryWordOnceInOrder() {
    SpeechRecording speech = SpeechRecording.of(voice, SENTENCE);

    assertEquals(List.of(SENTENCE.split(" ")), speech.spokenTokens(SENTENCE));
  }

  @Test
  void reportsATokenThatIsSpokenAsSeveralWordsOnce() {
    String text = "That is $5 for 12 apples.";

    SpeechRecording speech = SpeechRecording.of(voice, text);

    assertEquals(List.of(text.split(" ")), speech.spokenTokens(text));
  }

  @Test
  void doesNotReportWhatIsNotSpoken() {
    String text = "Hello 🙂 there!";

    SpeechRecording speech = SpeechRecording.of(voice, text);

    assertEquals(List.of("Hello", "there!"), speech.spokenTokens(text));
  }

  @Test
  void wordTimesFollowEachOtherInsideTheSound() {
    SpeechRecording speech = SpeechRecording.of(voice, SENTENCE);

    long end = 0;
    for (SynthesisEvent.WordTiming word : speech.words()) {
      assertTrue(word.startSample() >= end, () -> "overlaps the word before: " + word);
      assertTrue(word.endSample() > word.startSample(), () -> "has no length: " + word);
      end = word.endSample();
    }
    assertTrue(end <= speech.sampleCount());
  }

  @Test
  void wordsSoundWhenTheirTimesSayThatTheyDo() {
    SpeechRecording speech = SpeechRecording.of(voice, "Yes. No. Maybe.");

    for (SynthesisEvent.WordTiming word : speech.words()) {
      double level = speech.level(word.startSample(), word.endSample());
      assertTrue(level > AUDIBLE, () -> word + " has level " + level);
    }
  }

  @Test
  void reportsAWordNoLaterThanTheAudioInWhichItEnds() {
    String text = SENTENCE + " " + SENTENCE;
    SpeechRecording speech = SpeechRecording.of(voice, text);

    long samples = 0;
    for (SynthesisEvent event : speech.events()) {
      if (event instanceof SynthesisEvent.Audio audio) {
        samples += audio.frame().sampleCount();
      } else if (event instanceof SynthesisEvent.WordTiming word) {
        assertTrue(word.endSample() > samples, "came after its sound: " + word);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n", "…", "?!", "🙂 🎉", "—", "***"})
  void finishesWithoutSoundWhenThereIsNothingToSay(String text) {
    SpeechRecording speech = SpeechRecording.of(voice, text);

    assertEquals(List.of(new SynthesisEvent.Finished()), speech.events());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0007 odd \uFFFF characters \uD83D alone",
        "你好 and Привет and مرحبا, friend.",
        "x",
        "A: B; C, (D) [E] {F} \"G\" 'H'",
        "https://example.org/a?b=c&d=e#f me@example.org",
        "Qwrtzpsdfghjklx bcdfghjklmnpqrstvwxz",
        "1234567890123456789012345678901234567890"
      })
  void finishesWhateverTheText(String text) {
    SpeechRecording speech = SpeechRecording.of(voice, text);

    assertInstanceOf(SynthesisEvent.Finished.class, speech.end());
  }

  @Test
  void speaksLongTextToItsEnd() {
    String text = (SENTENCE + " And so on and so forth without any mark ").repeat(12).strip();

    SpeechRecording speech = SpeechRecording.of(voice, text);

    assertEquals(List.of(text.split(" ")), speech.spokenTokens(text));
    assertTrue(speech.sampleCount() > 30L * voice.sampleRateHz());
  }

  @Test
  void cancelStopsTheSoundAndMayBeCalledAgain() {
    String text = (SENTENCE + " ").repeat(20).strip();
    CompletableFuture<Cancellable> handle = new CompletableFuture<>();
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    SpeechRecording speech =
        new SpeechRecording(
            event -> {
              if (event instanceof SynthesisEvent.Audio) {
                handle.join().cancel();
                cancelled.complete(null);
              }
            });
    handle.complete(voice.speak(new SpeechRequest(text, true), speech));
    cancelled.join();
    handle.join().cancel();

    long whole = SpeechRecording.of(voice, text).sampleCount();

    assertTrue(speech.sampleCount() < whole / 2);
  }

  @Test
  void speaksToSeveralAtOnce() {
    List<SpeechRecording> recordings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SpeechRecording recording = new SpeechRecording();
      voice.speak(new SpeechRequest(SENTENCE, i % 2 == 0), recording);
      recordings.add(recording);
    }

    for (SpeechRecording recording : recordings) {
      assertInstanceOf(SynthesisEvent.Finished.class, recording.end());
      assertEquals(List.of(SENTENCE.split(" ")), recording.spokenTokens(SENTENCE));
    }
  }

  @Test
  void failsWithASentenceWhenItIsClosed() throws Exception {
    SpeechSynthesizer closed = createVoice();
    closed.close();
    closed.close();

    SpeechRecording speech = SpeechRecording.of(closed, SENTENCE);

    SynthesisEvent.Failed failed = assertInstanceOf(SynthesisEvent.Failed.class, speech.end());
    assertTrue(failed.message().endsWith("."), failed.message());
    assertEquals(0, speech.sampleCount());
  }

  @Test
  void tellsWhoSpeaks() {
    assertTrue(!voice.displayName().isBlank());
    assertTrue(
        new HashSet<>(List.of(16_000, 22_050, 24_000, 48_000)).contains(voice.sampleRateHz()));
  }
}
