package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.repartee.engine.spi.EndOfTurnDetector.JudgementListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Gathers the answers to one question. */
public final class JudgementRecording implements JudgementListener {
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  @Override
  public void onProbability(float turnIsOver) {
    answers.add(new Answer(turnIsOver, ""));
  }

  @Override
  public void onFailure(String message) {
    answers.add(new Answer(Float.NaN, message));
  }

  /** Waits for a judgement; a failure fails the test. */
  public float awaitProbability() {
    Answer answer = awaitAnswer();
    assertEquals("", answer.failure, "the detector failed");
    return answer.turnIsOver;
  }

  /** Waits for a failure and returns what was told of it. */
  public String awaitFailure() {
    Answer answer = awaitAnswer();
    assertEquals(Float.NaN, answer.turnIsOver, "there was a judgement");
    return answer.failure;
  }

  /** Answers that came and were not awaited. */
  public int unread() {
    return answers.size();
  }

  private Answer awaitAnswer() {
    try {
      Answer answer = answers.poll(30, TimeUnit.SECONDS);
      assertNotNull(answer, "no answer came");
      return answer;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Answer(float turnIsOver, String failure) {}
}
