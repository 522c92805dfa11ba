package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.time.EventLoop;
import java.util.List;

/** A real recogniser in virtual time, which listens to the same sound only once. */
final class RememberedRecognizer implements SpeechRecognizer {
  private final SpeechRecognizer real;
  private final InferencePool pool;
  private final Memory memory;
  private final EventLoop loop;
  private final InferenceDelays delays;

  RememberedRecognizer(
      SpeechRecognizer real,
      InferencePool pool,
      Memory memory,
      EventLoop loop,
      InferenceDelays delays) {
    this.real = real;
    this.pool = pool;
    this.memory = memory;
    this.loop = loop;
    this.delays = delays;
  }

  @Override
  public RecognitionStream open(RecognitionOptions options, RecognitionListener listener) {
    return new Stream(options, listener);
  }

  /** Leaves the real recogniser open. */
  @Override
  public void close() {}

  private final class Stream implements RecognitionStream {
    private final RecognitionListener listener;
    private final LateDelivery delivery = new LateDelivery(loop);
    private final RememberedStream<RecognitionStream, RecognitionEvent> stream;
    private boolean cancelled;

    Stream(RecognitionOptions options, RecognitionListener listener) {
      this.listener = listener;
      this.stream =
          new RememberedStream<>(
              options.toString(),
              report -> real.open(options, report::accept),
              memory.recognitions(),
              pool,
              memory.recognitionWatch());
    }

    @Override
    public void accept(AudioFrame frame) {
      deliver(stream.take(stream.fingerprint().plus(frame), open -> open.accept(frame)));
    }

    @Override
    public void speechEnded() {
      deliver(
          stream.take(stream.fingerprint().plus("speech ended"), RecognitionStream::speechEnded));
    }

    @Override
    public void cancel() {
      cancelled = true;
      stream.close(RecognitionStream::cancel);
    }

    private void deliver(List<RecognitionEvent> events) {
      for (RecognitionEvent event : events) {
        boolean partial = event instanceof RecognitionEvent.Partial;
        var ignored =
            delivery.after(
                partial ? delays.partialTextMs() : delays.finalTextMs(), () -> deliver(event));
      }
    }

    private void deliver(RecognitionEvent event) {
      if (!cancelled) {
        listener.on(event);
      }
    }
  }
}
