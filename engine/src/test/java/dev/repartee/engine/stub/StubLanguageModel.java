package dev.repartee.engine.stub;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import dev.repartee.engine.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives scripted answers: the first word after one time, the rest after another. */
public final class StubLanguageModel implements LanguageModel {
  private final Clock clock;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Prompt> prompts = new ArrayList<>();
  private int cancelled;

  public StubLanguageModel(Clock clock) {
    this.clock = clock;
  }

  /** Queues an answer; the last one is given again and again. */
  public StubLanguageModel answers(String text, double firstTokenSeconds, double wholeSeconds) {
    answers.add(new Answer(text, firstTokenSeconds, wholeSeconds, false));
    return this;
  }

  /** Queues a failure after the given text. */
  public StubLanguageModel fails(String afterText, double afterSeconds) {
    answers.add(new Answer(afterText, afterSeconds, afterSeconds, true));
    return this;
  }

  /** All prompts it was asked so far. */
  public List<Prompt> prompts() {
    return prompts;
  }

  /** How many replies were called off. */
  public int cancelled() {
    return cancelled;
  }

  @Override
  public String displayName() {
    return "stub model";
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    prompts.add(prompt);
    Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    int firstWordEnd = answer.text.indexOf(' ') + 1;
    long nowNanos = clock.nanos();
    Cancellable first =
        clock.at(
            nowNanos + Math.round(answer.firstTokenSeconds * 1e9),
            () -> listener.on(new ReplyEvent.TextDelta(answer.text.substring(0, firstWordEnd))));
    Cancellable rest =
        clock.at(
            nowNanos + Math.round(answer.wholeSeconds * 1e9),
            () -> {
              listener.on(new ReplyEvent.TextDelta(answer.text.substring(firstWordEnd)));
              listener.on(
                  answer.fails
                      ? new ReplyEvent.Failed(
                          FailureKind.UNAVAILABLE, "the stub was told to fail", true)
                      : new ReplyEvent.Finished(FinishReason.STOP, Usage.UNKNOWN));
            });
    return () -> {
      cancelled++;
      first.cancel();
      rest.cancel();
    };
  }

  @Override
  public void close() {}

  private record Answer(
      String text, double firstTokenSeconds, double wholeSeconds, boolean fails) {}
}
