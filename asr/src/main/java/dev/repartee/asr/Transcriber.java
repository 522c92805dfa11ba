package dev.repartee.asr;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionOptions;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import dev.repartee.engine.spi.VoiceActivityDetector;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns whole recordings into text: finds where someone speaks, and recognises each such stretch.
 *
 * <p>Methods block until the text is there; never call them on an event loop. Thread safe.
 */
public final class Transcriber {
  private static final int SAMPLE_RATE_HZ = 16_000;

  private final VoiceActivityDetector detector;
  private final SpeechRecognizer recognizer;

  /** A transcriber that uses these and leaves them open. */
  public Transcriber(VoiceActivityDetector detector, SpeechRecognizer recognizer) {
    this.detector = detector;
    this.recognizer = recognizer;
  }

  /**
   * The words of a recording at 16 kHz, in order, at times counted from its start; none if nobody
   * speaks.
   *
   * @throws TranscriptionException if the detector or the recogniser fails
   */
  public List<Word> transcribe(AudioFrame recording)
      throws TranscriptionException, InterruptedException {
    if (recording.sampleRateHz() != SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException("expected audio at 16000 Hz, but got " + recording);
    }
    List<Word> words = new ArrayList<>();
    for (VoicedStretch stretch : VoicedStretch.in(recording, detector)) {
      words.addAll(recognise(recording, stretch));
    }
    return List.copyOf(words);
  }

  private List<Word> recognise(AudioFrame recording, VoicedStretch stretch)
      throws TranscriptionException, InterruptedException {
    FinalText text = new FinalText();
    RecognitionStream stream = recognizer.open(new RecognitionOptions("en", false), text);
    try {
      stream.accept(recording.slice(stretch.from(), stretch.to()));
      stream.speechEnded();
      long startMs = stretch.from() * 1000L / SAMPLE_RATE_HZ;
      return text.await().words().stream()
          .map(
              word ->
                  new Word(
                      word.text(),
                      word.startMs() + startMs,
                      word.endMs() + startMs,
                      word.confidence()))
          .toList();
    } finally {
      stream.cancel();
    }
  }
}
