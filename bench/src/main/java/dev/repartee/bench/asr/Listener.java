package dev.repartee.bench.asr;

import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.RecognitionEvent.Failed;
import dev.repartee.engine.spi.RecognitionEvent.Final;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for the final texts of one turn. */
final class Listener implements RecognitionListener {
  private static final long PATIENCE_SECONDS = 120;

  private final BlockingQueue<RecognitionEvent> ends = new LinkedBlockingQueue<>();

  @Override
  public void on(RecognitionEvent event) {
    if (event instanceof Final || event instanceof Failed) {
      ends.add(event);
    }
  }

  /** The text that answers the call of {@code speechEnded()} of this number. */
  String text(int pass) throws InterruptedException {
    while (true) {
      RecognitionEvent event = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (event instanceof Final heard && heard.pass() == pass) {
        return heard.text();
      }
      if (!(event instanceof Final)) {
        throw new IllegalStateException("the recogniser gave no text, but " + event);
      }
    }
  }
}
