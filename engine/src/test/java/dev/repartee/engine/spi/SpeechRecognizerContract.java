package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.RecognitionEvent.Final;
import dev.repartee.engine.spi.RecognitionEvent.Partial;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every recogniser of English does; each provider's test extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SpeechRecognizerContract {
  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final int FRAME_SAMPLES = 320;
  private static final String ORDER = "I would like to order large pizzas.";
  private static final String QUESTION = "What time do you open on Sunday morning?";
  private static final RecognitionOptions NO_PARTIALS = new RecognitionOptions("en", false);

  private SpeechRecognizer recognizer;

  /** Makes a recogniser of its own, ready to use. */
  protected abstract SpeechRecognizer createRecognizer() throws Exception;

  /** A clear voice that says the text, at 16 kHz. */
  protected abstract AudioFrame speech(String text);

  /** The recogniser that all tests of the class share. */
  protected final SpeechRecognizer recognizer() {
    return recognizer;
  }

  @BeforeAll
  final void openRecognizer() throws Exception {
    recognizer = createRecognizer();
  }

  @AfterAll
  final void closeRecognizer() {
    recognizer.close();
  }

  @Test
  void writesWhatIsSaid() {
    assertEquals(plain(ORDER), plain(recognise(speech(ORDER)).text()));
    assertEquals(plain(QUESTION), plain(recognise(speech(QUESTION)).text()));
  }

  @Test
  void hearsAShortWordWithALotOfSilenceAroundIt() {
    AudioFrame quiet = noise(2 * SAMPLE_RATE_HZ, 3);

    Final text = recognise(AudioFrame.join(quiet, speech("Yes."), quiet));

    assertEquals("yes", plain(text.text()));
  }

  @Test
  void hearsNothingInSilenceAndNoise() {
    for (AudioFrame audio :
        List.of(
            AudioFrame.silence(2 * SAMPLE_RATE_HZ, SAMPLE_RATE_HZ),
            noise(2 * SAMPLE_RATE_HZ, 3),
            noise(2 * SAMPLE_RATE_HZ, 3000),
            clicks())) {
      Final text = recognise(audio);
      assertEquals("", text.text());
      assertEquals(List.of(), text.words());
    }
  }

  @Test
  void endsATurnWithoutAudioWithAnEmptyText() {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer.open(RecognitionOptions.DEFAULT, recording);

    stream.speechEnded();

    assertEquals(new Final("", List.of(), 1), recording.awaitFinal());
    stream.cancel();
  }

  @Test
  void reportsTheTextSoFarWhileTheCallerSpeaks() {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer.open(RecognitionOptions.DEFAULT, recording);

    stream.accept(speech(ORDER));
    Partial partial = recording.awaitPartial();

    assertTrue(plain(partial.text()).contains("order"), partial.text());
    int words = partial.text().split(" ").length;
    assertTrue(partial.stableWords() >= 0 && partial.stableWords() <= words);
    stream.cancel();
  }

  @Test
  void reportsOnlyFinalTextsWhenNoOthersAreWanted() {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer.open(NO_PARTIALS, recording);

    feed(stream, speech(ORDER));
    stream.speechEnded();
    recording.awaitFinal();

    assertEquals(List.of(), recording.partials());
    stream.cancel();
  }

  @Test
  void answersEachPauseWithEverythingSoFar() {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer.open(NO_PARTIALS, recording);
    AudioFrame pause = noise(SAMPLE_RATE_HZ / 2, 3);

    feed(stream, AudioFrame.join(speech(ORDER), pause));
    stream.speechEnded();
    Final first = recording.awaitFinal();
    feed(stream, AudioFrame.join(speech(QUESTION), pause));
    stream.speechEnded();
    Final second = recording.awaitFinal();

    assertEquals(1, first.pass());
    assertEquals(plain(ORDER), plain(first.text()));
    assertEquals(2, second.pass());
    assertEquals(plain(ORDER + " " + QUESTION), plain(second.text()));
    stream.cancel();
  }

  @Test
  void reportsEveryWordWithItsTimeAndConfidence() {
    AudioFrame quiet = noise(SAMPLE_RATE_HZ, 3);
    AudioFrame speech = speech(ORDER);

    Final text = recognise(AudioFrame.join(quiet, speech, quiet));

    assertEquals(
        text.text(), text.words().stream().map(Word::text).collect(Collectors.joining(" ")));
    long speechEndMs = 1000 + speech.durationNanos() / 1_000_000;
    long previousEndMs = 800;
    for (Word word : text.words()) {
      assertTrue(word.startMs() >= previousEndMs, () -> "overlaps the word before it: " + word);
      assertTrue(word.endMs() > word.startMs(), () -> "has no length: " + word);
      assertTrue(word.confidence() > 0 && word.confidence() <= 1, word::toString);
      previousEndMs = word.endMs();
    }
    assertTrue(previousEndMs <= speechEndMs + 200, "the last word ends with the speech");
  }

  @Test
  void hearsEveryWordOfALongSpeech() {
    AudioFrame pause = noise(SAMPLE_RATE_HZ / 2, 3);
    List<AudioFrame> parts = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      parts.add(speech(ORDER));
      parts.add(pause);
      parts.add(speech(QUESTION));
      parts.add(pause);
      said.add(ORDER);
      said.add(QUESTION);
    }

    Final text = recognise(AudioFrame.join(parts.toArray(AudioFrame[]::new)));

    assertEquals(plain(String.join(" ", said)), plain(text.text()));
  }

  @Test
  void writesTheSameHoweverTheAudioIsCut() {
    AudioFrame speech = speech(QUESTION);
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer.open(NO_PARTIALS, recording);

    stream.accept(speech);
    stream.speechEnded();

    assertEquals(recognise(speech).words(), recording.awaitFinal().words());
    stream.cancel();
  }

  @Test
  void hearsSeveralAtOnce() {
    AudioFrame order = speech(ORDER);
    AudioFrame question = speech(QUESTION);
    List<RecognitionRecording> recordings = new ArrayList<>();
    List<RecognitionStream> streams = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      RecognitionRecording recording = new RecognitionRecording();
      RecognitionStream stream = recognizer.open(NO_PARTIALS, recording);
      feed(stream, i % 2 == 0 ? order : question);
      stream.speechEnded();
      recordings.add(recording);
      streams.add(stream);
    }

    for (int i = 0; i < recordings.size(); i++) {
      String said = i % 2 == 0 ? ORDER : QUESTION;
      assertEquals(plain(said), plain(recordings.get(i).awaitFinal().text()));
    }
    streams.forEach(RecognitionStream::cancel);
  }

  @Test
  void reportsNothingMoreAfterItIsCancelled() {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer.open(RecognitionOptions.DEFAULT, recording);

    stream.cancel();
    stream.cancel();
    stream.accept(speech(ORDER));
    stream.speechEnded();
    recognise(speech(ORDER));

    assertEquals(List.of(), recording.events());
  }

  @Test
  void refusesAudioOfAnotherRate() {
    RecognitionStream stream =
        recognizer.open(RecognitionOptions.DEFAULT, new RecognitionRecording());
    AudioFrame frame = AudioFrame.silence(480, 48_000);

    assertThrows(IllegalArgumentException.class, () -> stream.accept(frame));
    stream.cancel();
  }

  /** The final text of audio that comes in frame by frame, without partial texts. */
  protected final Final recognise(AudioFrame audio) {
    RecognitionRecording recording = new RecognitionRecording();
    RecognitionStream stream = recognizer.open(NO_PARTIALS, recording);
    feed(stream, audio);
    stream.speechEnded();
    Final text = recording.awaitFinal();
    stream.cancel();
    return text;
  }

  private static void feed(RecognitionStream stream, AudioFrame audio) {
    for (int from = 0; from < audio.sampleCount(); from += FRAME_SAMPLES) {
      stream.accept(audio.slice(from, Math.min(audio.sampleCount(), from + FRAME_SAMPLES)));
    }
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").strip();
  }

  private static AudioFrame noise(int sampleCount, double deviation) {
    Random random = new Random(7);
    short[] samples = new short[sampleCount];
    for (int i = 0; i < sampleCount; i++) {
      samples[i] = (short) Math.round(deviation * random.nextGaussian());
    }
    return AudioFrame.copyOf(samples, SAMPLE_RATE_HZ);
  }

  /** Bursts of noise that die away, as from a door or a keyboard. */
  private static AudioFrame clicks() {
    Random random = new Random(7);
    short[] samples = new short[2 * SAMPLE_RATE_HZ];
    for (int i = 0; i < samples.length; i++) {
      double age = i % 8000 / 400.0;
      samples[i] = (short) Math.round(4000 * Math.exp(-age) * random.nextGaussian());
    }
    return AudioFrame.copyOf(samples, SAMPLE_RATE_HZ);
  }
}
