package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.EndOfTurnDetector.EndOfTurnStream;
import dev.repartee.engine.spi.EndOfTurnDetector.JudgementListener;
import dev.repartee.engine.time.EventLoop;
import java.util.concurrent.TimeUnit;

/** Has a detector judge each silence once, at the moment that suits it. */
final class TurnEndJudge {
  private final EventLoop loop;
  private final Ears.Listener listener;
  private final EndOfTurnStream stream;
  private final long judgesAfterNanos;

  private Cancellable waiting = Cancellable.DONE;
  private Cancellable judging = Cancellable.DONE;
  private int silence;

  TurnEndJudge(EventLoop loop, EndOfTurnDetector detector, Ears.Listener listener) {
    this.loop = loop;
    this.listener = listener;
    this.stream = detector.open();
    this.judgesAfterNanos = TimeUnit.MILLISECONDS.toNanos(detector.judgesAfterMs());
  }

  void accept(AudioFrame frame) {
    stream.accept(frame);
  }

  /** The voice fell silent at {@code endNanos}. */
  void voiceStopped(long endNanos, String textSoFar) {
    forget();
    int asked = silence;
    waiting =
        loop.at(
            endNanos + judgesAfterNanos, () -> judging = stream.judge(textSoFar, answer(asked)));
  }

  /** The voice goes on, or the turn is over: no judgement is wanted. */
  void forget() {
    silence++;
    waiting.cancel();
    judging.cancel();
  }

  void close() {
    forget();
    stream.cancel();
  }

  private JudgementListener answer(int asked) {
    return new JudgementListener() {
      @Override
      public void onProbability(float turnIsOver) {
        loop.run(
            () -> {
              if (asked == silence) {
                listener.onEndOfTurn(turnIsOver);
              }
            });
      }

      @Override
      public void onFailure(String message) {
        loop.run(() -> listener.onEndOfTurnFailed(message));
      }
    };
  }
}
