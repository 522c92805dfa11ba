package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time that the model was asked: what came of it beside text. Lives on the call's loop, but for
 * {@link #cancel}.
 */
final class ModelRun implements Cancellable {
  private final List<ToolCall> calls = new ArrayList<>();
  private volatile Cancellable work = Cancellable.DONE;
  private volatile boolean cancelled;
  private Usage usage = Usage.UNKNOWN;
  private @Nullable FinishReason reason;
  private @Nullable String failure;

  void worksBy(Cancellable newWork) {
    work = newWork;
    if (cancelled) {
      newWork.cancel();
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    work.cancel();
  }

  boolean isCancelled() {
    return cancelled;
  }

  void asked(ToolCall call) {
    calls.add(call);
  }

  void finished(FinishReason newReason, Usage newUsage) {
    reason = newReason;
    usage = newUsage;
  }

  void failed(String message) {
    failure = message;
  }

  /** Whether nothing more will come. */
  boolean isOver() {
    return reason != null || failure != null;
  }

  /** What the model wants the program to do; taken once. */
  List<ToolCall> takeCalls() {
    List<ToolCall> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  Usage usage() {
    return usage;
  }

  @Nullable FinishReason reason() {
    return reason;
  }

  @Nullable String failure() {
    return failure;
  }
}
