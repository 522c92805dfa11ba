package dev.repartee.asr;

import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.RecognitionEvent.Failed;
import dev.repartee.engine.spi.RecognitionEvent.Final;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Waits for the final text of one stretch of speech. */
final class FinalText implements RecognitionListener {
  private final BlockingQueue<RecognitionEvent> events = new LinkedBlockingQueue<>();

  @Override
  public void on(RecognitionEvent event) {
    events.add(event);
  }

  Final await() throws TranscriptionException, InterruptedException {
    while (true) {
      RecognitionEvent event = events.take();
      if (event instanceof Final text) {
        return text;
      }
      if (event instanceof Failed failure) {
        throw new TranscriptionException(failure.message());
      }
    }
  }
}
