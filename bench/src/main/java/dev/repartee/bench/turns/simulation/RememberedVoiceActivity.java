package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.engine.time.EventLoop;
import java.util.function.Consumer;

/** A real detector in virtual time, which listens to the same sound only once. */
final class RememberedVoiceActivity implements VoiceActivityDetector {
  private final VoiceActivityDetector real;
  private final InferencePool pool;
  private final Memory memory;
  private final EventLoop loop;
  private final long delayMs;

  RememberedVoiceActivity(
      VoiceActivityDetector real, InferencePool pool, Memory memory, EventLoop loop, long delayMs) {
    this.real = real;
    this.pool = pool;
    this.memory = memory;
    this.loop = loop;
    this.delayMs = delayMs;
  }

  @Override
  public VoiceActivityStream open(VoiceActivityListener listener) {
    return new Stream(listener);
  }

  /** Leaves the real detector open. */
  @Override
  public void close() {}

  /** One window as it was judged. */
  record Window(float probability, long endSample, float level) {}

  private final class Stream implements VoiceActivityStream {
    private final VoiceActivityListener listener;
    private final LateDelivery delivery = new LateDelivery(loop);
    private final RememberedStream<VoiceActivityStream, Window> stream =
        new RememberedStream<>(
            "voice activity",
            report -> real.open(new Reporter(report)),
            memory.windows(),
            pool,
            memory.voiceActivityWatch());
    private boolean cancelled;

    Stream(VoiceActivityListener listener) {
      this.listener = listener;
    }

    @Override
    public void accept(AudioFrame frame) {
      if (cancelled) {
        return;
      }
      for (Window window :
          stream.take(stream.fingerprint().plus(frame), open -> open.accept(frame))) {
        var ignored =
            delivery.after(
                delayMs,
                () -> listener.onWindow(window.probability, window.endSample, window.level));
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      stream.close(VoiceActivityStream::cancel);
    }
  }

  private record Reporter(Consumer<Window> report) implements VoiceActivityListener {
    @Override
    public void onWindow(float probability, long windowEndSample, float level) {
      report.accept(new Window(probability, windowEndSample, level));
    }

    @Override
    public void onFailure(String message) {
      throw new IllegalStateException(message);
    }
  }
}
