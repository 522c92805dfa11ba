package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.repartee.engine.spi.RecognitionEvent.Failed;
import dev.repartee.engine.spi.RecognitionEvent.Final;
import dev.repartee.engine.spi.RecognitionEvent.Partial;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionListener;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a recogniser reports of one turn, for tests to wait for and look at. */
public final class RecognitionRecording implements RecognitionListener {
  private final List<RecognitionEvent> events = new CopyOnWriteArrayList<>();
  private final BlockingQueue<RecognitionEvent> arrived = new LinkedBlockingQueue<>();

  @Override
  public void on(RecognitionEvent event) {
    events.add(event);
    arrived.add(event);
  }

  /** Everything so far. */
  public List<RecognitionEvent> events() {
    return events;
  }

  /** The partial texts so far. */
  public List<Partial> partials() {
    return events.stream().filter(Partial.class::isInstance).map(Partial.class::cast).toList();
  }

  /** Waits for the next final text. */
  public Final awaitFinal() {
    RecognitionEvent event = next();
    while (!(event instanceof Final)) {
      if (event instanceof Failed failure) {
        fail("recognition failed: " + failure.message());
      }
      event = next();
    }
    return (Final) event;
  }

  /** Waits for a partial text. */
  public Partial awaitPartial() {
    RecognitionEvent event = next();
    assertTrue(event instanceof Partial, () -> "expected a partial text, but got " + event);
    return (Partial) event;
  }

  /** Waits for a failure. */
  public Failed awaitFailure() {
    RecognitionEvent event = next();
    assertTrue(event instanceof Failed, () -> "expected a failure, but got " + event);
    return (Failed) event;
  }

  private RecognitionEvent next() {
    try {
      RecognitionEvent event = arrived.poll(60, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("the recogniser reported nothing for 60 s after " + events);
      }
      return event;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
