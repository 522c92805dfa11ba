package dev.repartee.engine.stub;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
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
  private boolean expensive;

  public StubLanguageModel(Clock clock) {
    this.clock = clock;
  }

  /** Queues an answer; the last one is given again and again. */
  public StubLanguageModel answers(String text, double firstTokenSeconds, double wholeSeconds) {
    answers.add(new Answer(text, firstTokenSeconds, wholeSeconds, List.of(), false));
    return this;
  }

  /** Queues an answer that asks for tools after the given text, which may be empty. */
  public StubLanguageModel asksFor(
      String text, double firstTokenSeconds, double wholeSeconds, ToolCall... calls) {
    answers.add(new Answer(text, firstTokenSeconds, wholeSeconds, List.of(calls), false));
    return this;
  }

  /** Queues a failure after the given text. */
  public StubLanguageModel fails(String afterText, double afterSeconds) {
    answers.add(new Answer(afterText, afterSeconds, afterSeconds, List.of(), true));
    return this;
  }

  /** From now on it is not to be asked for what perhaps nobody needs. */
  public void becomeExpensive() {
    expensive = true;
  }

  @Override
  public boolean takesSpeculation() {
    return !expensive;
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
            () -> tell(answer.text.substring(0, firstWordEnd), listener));
    Cancellable rest =
        clock.at(
            nowNanos + Math.round(answer.wholeSeconds * 1e9),
            () -> {
              tell(answer.text.substring(firstWordEnd), listener);
              answer.calls.forEach(listener::on);
              listener.on(answer.end());
            });
    return () -> {
      cancelled++;
      first.cancel();
      rest.cancel();
    };
  }

  @Override
  public void close() {}

  private static void tell(String text, ReplyListener listener) {
    if (!text.isEmpty()) {
      listener.on(new ReplyEvent.TextDelta(text));
    }
  }

  private record Answer(
      String text,
      double firstTokenSeconds,
      double wholeSeconds,
      List<ToolCall> calls,
      boolean fails) {
    ReplyEvent end() {
      if (fails) {
        return new ReplyEvent.Failed(FailureKind.UNAVAILABLE, "the stub was told to fail", true);
      }
      return new ReplyEvent.Finished(
          calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS, Usage.UNKNOWN);
    }
  }
}
