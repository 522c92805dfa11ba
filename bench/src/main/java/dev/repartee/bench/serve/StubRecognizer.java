package dev.repartee.bench.serve;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.time.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A stub ear: understands the same words in everything, {@value #FINAL_MS} ms after it was told
 * that speech has ended. Its streams belong to the event loop that opens them.
 */
final class StubRecognizer implements SpeechRecognizer {
  static final long FINAL_MS = 100;
  static final String TEXT = "tell me more about that";

  private final Supplier<EventLoop> here;

  /**
   * A stub ear.
   *
   * @param here gives the event loop of the calling thread
   */
  StubRecognizer(Supplier<EventLoop> here) {
    this.here = here;
  }

  @Override
  public RecognitionStream open(RecognitionOptions options, RecognitionListener listener) {
    return new StubStream(here.get(), listener);
  }

  @Override
  public void close() {}

  private static final class StubStream implements RecognitionStream {
    private final EventLoop loop;
    private final RecognitionListener listener;
    private Cancellable timer = Cancellable.DONE;
    private int passes;

    StubStream(EventLoop loop, RecognitionListener listener) {
      this.loop = loop;
      this.listener = listener;
    }

    @Override
    public void accept(AudioFrame frame) {}

    @Override
    public void speechEnded() {
      timer.cancel();
      int pass = ++passes;
      timer =
          loop.at(
              loop.nanos() + TimeUnit.MILLISECONDS.toNanos(FINAL_MS),
              () -> listener.on(new RecognitionEvent.Final(TEXT, List.of(), pass)));
    }

    @Override
    public void cancel() {
      timer.cancel();
    }
  }
}
