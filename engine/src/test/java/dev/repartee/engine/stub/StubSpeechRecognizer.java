package dev.repartee.engine.stub;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reports the words of a {@link StubCaller}'s script, so long after they were said. */
public final class StubSpeechRecognizer implements SpeechRecognizer {
  private final Clock clock;
  private final StubCaller caller;

  public StubSpeechRecognizer(Clock clock, StubCaller caller) {
    this.clock = clock;
    this.caller = caller;
  }

  @Override
  public RecognitionStream open(RecognitionOptions options, RecognitionListener listener) {
    return new Stream(listener);
  }

  @Override
  public void close() {}

  private final class Stream implements RecognitionStream {
    private final RecognitionListener listener;
    private long fromNanos = Long.MAX_VALUE;
    private int pass;
    private boolean cancelled;
    private Cancellable pending = Cancellable.DONE;
    private @Nullable String lastPartial;

    Stream(RecognitionListener listener) {
      this.listener = listener;
    }

    @Override
    public void accept(AudioFrame frame) {
      if (fromNanos == Long.MAX_VALUE) {
        // The first frame is what was said before the voice was found.
        long samples = frame.sampleCount();
        fromNanos = clock.nanos() - TimeUnit.SECONDS.toNanos(samples) / frame.sampleRateHz();
      }
      String partial = caller.partialAt(fromNanos, clock.nanos());
      if (!partial.isEmpty() && !partial.equals(lastPartial)) {
        lastPartial = partial;
        listener.on(new RecognitionEvent.Partial(partial, 0));
      }
    }

    @Override
    public void speechEnded() {
      int asked = ++pass;
      StubCaller.Heard heard = caller.heardSince(fromNanos, clock.nanos());
      pending.cancel();
      if (!heard.recognized()) {
        return;
      }
      pending =
          clock.at(
              heard.finalAtNanos(),
              () -> {
                if (!cancelled) {
                  listener.on(new RecognitionEvent.Final(heard.text(), List.of(), asked));
                }
              });
    }

    @Override
    public void cancel() {
      cancelled = true;
      pending.cancel();
    }
  }
}
