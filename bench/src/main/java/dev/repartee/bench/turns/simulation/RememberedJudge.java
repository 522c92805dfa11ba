package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A real judge of turn ends in virtual time, which judges the same sound and text only once. */
final class RememberedJudge implements EndOfTurnDetector {
  private final EndOfTurnDetector real;
  private final InferencePool pool;
  private final Memory memory;
  private final EventLoop loop;
  private final long delayMs;

  RememberedJudge(
      EndOfTurnDetector real, InferencePool pool, Memory memory, EventLoop loop, long delayMs) {
    this.real = real;
    this.pool = pool;
    this.memory = memory;
    this.loop = loop;
    this.delayMs = delayMs;
  }

  @Override
  public EndOfTurnStream open() {
    return new Stream();
  }

  @Override
  public long judgesAfterMs() {
    return real.judgesAfterMs();
  }

  /** Leaves the real judge open. */
  @Override
  public void close() {}

  /** A real stream with where its judgements go. */
  private record Judge(EndOfTurnStream stream, Consumer<Float> report) {
    void judge(String text) {
      var ignored =
          stream.judge(
              text,
              new JudgementListener() {
                @Override
                public void onProbability(float turnIsOver) {
                  report.accept(turnIsOver);
                }

                @Override
                public void onFailure(String message) {
                  throw new IllegalStateException(message);
                }
              });
    }
  }

  private final class Stream implements EndOfTurnStream {
    private final LateDelivery delivery = new LateDelivery(loop);
    private final RememberedStream<Judge, Float> stream =
        new RememberedStream<>(
            "end of turn",
            report -> new Judge(real.open(), report),
            memory.judgements(),
            pool,
            memory.judgementWatch());

    @Override
    public void accept(AudioFrame frame) {
      var ignored =
          stream.take(stream.fingerprint().plus(frame), open -> open.stream.accept(frame));
    }

    @Override
    public Cancellable judge(String textSoFar, JudgementListener listener) {
      List<Cancellable> deliveries = new ArrayList<>();
      for (float probability :
          stream.take(stream.fingerprint().plus(textSoFar), open -> open.judge(textSoFar))) {
        deliveries.add(delivery.after(delayMs, () -> listener.onProbability(probability)));
      }
      return () -> deliveries.forEach(Cancellable::cancel);
    }

    @Override
    public void cancel() {
      stream.close(open -> open.stream.cancel());
    }
  }
}
