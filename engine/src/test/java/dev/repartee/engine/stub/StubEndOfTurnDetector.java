package dev.repartee.engine.stub;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives scripted judgements, each after a given time. */
public final class StubEndOfTurnDetector implements EndOfTurnDetector {
  private final Clock clock;
  private final long judgesAfterMs;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private long samplesHeard;
  private int cancelled;

  /** A detector that wants to be asked after so much silence; give it judgements next. */
  public StubEndOfTurnDetector(Clock clock, long judgesAfterMs) {
    this.clock = clock;
    this.judgesAfterMs = judgesAfterMs;
  }

  /**
   * Queues a judgement, given so long after the question; the last one is given again and again.
   */
  public StubEndOfTurnDetector judges(double turnIsOver, double afterSeconds) {
    answers.add(new Answer((float) turnIsOver, afterSeconds, false));
    return this;
  }

  /** Queues a failure, told so long after the question. */
  public StubEndOfTurnDetector fails(double afterSeconds) {
    answers.add(new Answer(0, afterSeconds, true));
    return this;
  }

  /** The words of all turns it was asked about so far. */
  public List<String> questions() {
    return questions;
  }

  /** How much sound all its streams were given. */
  public long samplesHeard() {
    return samplesHeard;
  }

  /** How many questions were called off before they were answered. */
  public int cancelled() {
    return cancelled;
  }

  @Override
  public EndOfTurnStream open() {
    return new Stream();
  }

  @Override
  public long judgesAfterMs() {
    return judgesAfterMs;
  }

  @Override
  public void close() {}

  private final class Stream implements EndOfTurnStream {
    private final List<Question> open = new ArrayList<>();
    private boolean ended;

    @Override
    public void accept(AudioFrame frame) {
      if (!ended) {
        samplesHeard += frame.sampleCount();
      }
    }

    @Override
    public Cancellable judge(String textSoFar, JudgementListener listener) {
      if (ended) {
        return Cancellable.DONE;
      }
      questions.add(textSoFar);
      Question question = new Question(listener, nextAnswer());
      open.add(question);
      question.timer =
          clock.at(
              clock.nanos() + Math.round(question.answer.afterSeconds * 1e9),
              () -> answer(question));
      return () -> cancel(question);
    }

    private void answer(Question question) {
      if (!open.remove(question)) {
        return;
      }
      if (question.answer.fails) {
        question.listener.onFailure("the stub was told to fail");
      } else {
        question.listener.onProbability(question.answer.turnIsOver);
      }
    }

    private void cancel(Question question) {
      if (open.remove(question)) {
        cancelled++;
        question.timer.cancel();
      }
    }

    @Override
    public void cancel() {
      ended = true;
      List.copyOf(open).forEach(this::cancel);
    }
  }

  private Answer nextAnswer() {
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  private record Answer(float turnIsOver, double afterSeconds, boolean fails) {}

  /** One that waits for its answer. */
  private static final class Question {
    private final EndOfTurnDetector.JudgementListener listener;
    private final Answer answer;
    private Cancellable timer = Cancellable.DONE;

    Question(EndOfTurnDetector.JudgementListener listener, Answer answer) {
      this.listener = listener;
      this.answer = answer;
    }
  }
}
