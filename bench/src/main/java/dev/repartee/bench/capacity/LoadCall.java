package dev.repartee.bench.capacity;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One caller under load, who goes through the same cycle again and again: silence of about a
 * second, a question, 0.8 s into the answer an interruption, and the whole answer to that.
 *
 * <p>Times count from and to packets: something was said when its packet was sent, and heard when
 * its packet arrived. Lives on the generator's event loop.
 */
final class LoadCall implements LoadLine.Listener {
  private static final int SHORTEST_PAUSE_PACKETS = 40;
  private static final int LONGEST_PAUSE_PACKETS = 60;
  private static final long INTERRUPT_AFTER_NANOS = MILLISECONDS.toNanos(800);
  private static final long UNANSWERED_NANOS = MILLISECONDS.toNanos(5_000);

  /**
   * Silence after which an answer is over; a hole this long in one is a fault. Our own voice pauses
   * for 440 ms between two sentences.
   */
  private static final long ANSWER_OVER_NANOS = MILLISECONDS.toNanos(600);

  private enum Phase {
    PAUSE,
    QUESTION,
    WAIT_FOR_ANSWER,
    ANSWER,
    INTERRUPTION,
    WAIT_FOR_SECOND_ANSWER,
    SECOND_ANSWER
  }

  private final LoadScript script;
  private final StepSamples samples;
  private final Random random;
  private final LongSupplier nanos;
  private final long shortestAnswerNanos;
  private final TalkSpurt spurt = new TalkSpurt();
  private @Nullable LoadLine line;
  private Phase phase = Phase.PAUSE;
  private int packet;
  private int packetsLeft;
  private long sinceNanos;
  private long audibleUntilNanos;
  private long answerNanos;
  private boolean over;

  /**
   * A caller.
   *
   * @param nanos the time, never going back
   * @param firstPausePackets silence before the first cycle, so that callers do not all speak at
   *     once
   * @param shortestAnswerNanos how long an answer is at least that nobody interrupts
   */
  LoadCall(
      LoadScript script,
      StepSamples samples,
      Random random,
      LongSupplier nanos,
      int firstPausePackets,
      long shortestAnswerNanos) {
    this.script = script;
    this.samples = samples;
    this.random = random;
    this.nanos = nanos;
    this.packetsLeft = firstPausePackets;
    this.shortestAnswerNanos = shortestAnswerNanos;
  }

  /** The line is there. */
  void begin(LoadLine newLine) {
    line = newLine;
    if (over) {
      newLine.hangUp();
    }
  }

  /** The line cannot be had. */
  void refused() {
    over = true;
    samples.failed(LoadFailure.REFUSED);
  }

  /** Whether the call has begun and goes on. */
  boolean isUp() {
    return !over && line != null;
  }

  void hangUp() {
    over = true;
    LoadLine used = line;
    if (used != null) {
      used.hangUp();
    }
  }

  /** Says the next packet; called every 20 ms. */
  void beat(long nowNanos) {
    LoadLine used = line;
    if (over || used == null) {
      return;
    }
    switch (phase) {
      case PAUSE -> pause(nowNanos);
      case QUESTION -> ask(nowNanos);
      case ANSWER -> listen(nowNanos);
      case INTERRUPTION -> interrupt(nowNanos);
      case WAIT_FOR_ANSWER, WAIT_FOR_SECOND_ANSWER -> waitForAnswer(nowNanos);
      case SECOND_ANSWER -> listenToEnd(nowNanos);
    }
    used.say(packet);
    samples.packet();
  }

  private void pause(long nowNanos) {
    packet = LoadScript.SILENCE;
    if (--packetsLeft <= 0) {
      enter(Phase.QUESTION, nowNanos);
      packetsLeft = script.questionPackets();
    }
  }

  private void ask(long nowNanos) {
    packet = script.question(script.questionPackets() - packetsLeft);
    if (--packetsLeft == 0) {
      enter(Phase.WAIT_FOR_ANSWER, nowNanos);
    }
  }

  private void waitForAnswer(long nowNanos) {
    packet = LoadScript.SILENCE;
    if (nowNanos - sinceNanos > UNANSWERED_NANOS) {
      startAnew(LoadFailure.UNANSWERED, nowNanos);
    }
  }

  private void listen(long nowNanos) {
    packet = LoadScript.SILENCE;
    if (nowNanos - sinceNanos >= INTERRUPT_AFTER_NANOS) {
      spurt.endInto(samples.jitter());
      enter(Phase.INTERRUPTION, nowNanos);
      packetsLeft = script.interruptionPackets();
      interrupt(nowNanos);
    }
  }

  private void interrupt(long nowNanos) {
    packet = script.interruption(script.interruptionPackets() - packetsLeft);
    if (--packetsLeft > 0) {
      return;
    }
    if (nowNanos < audibleUntilNanos) {
      startAnew(LoadFailure.NOT_STOPPED, nowNanos);
      return;
    }
    samples.bargeIn().add(Math.max(0, audibleUntilNanos - sinceNanos));
    enter(Phase.WAIT_FOR_SECOND_ANSWER, nowNanos);
  }

  private void listenToEnd(long nowNanos) {
    packet = LoadScript.SILENCE;
    if (nowNanos - audibleUntilNanos < ANSWER_OVER_NANOS) {
      return;
    }
    spurt.endInto(samples.jitter());
    if (answerNanos < shortestAnswerNanos) {
      startAnew(LoadFailure.TORN, nowNanos);
    } else {
      enter(Phase.PAUSE, nowNanos);
      packetsLeft = pausePackets();
    }
  }

  @Override
  public void onSound(long durationNanos, boolean audible) {
    samples.packet();
    if (over) {
      return;
    }
    if (!audible) {
      pauseInAnswer();
      return;
    }
    long nowNanos = nanos.getAsLong();
    audibleUntilNanos = Math.max(audibleUntilNanos, nowNanos) + durationNanos;
    switch (phase) {
      case WAIT_FOR_ANSWER -> answerBegins(Phase.ANSWER, nowNanos, durationNanos);
      case WAIT_FOR_SECOND_ANSWER -> answerBegins(Phase.SECOND_ANSWER, nowNanos, durationNanos);
      case ANSWER, SECOND_ANSWER -> answerGoesOn(nowNanos, durationNanos);
      case QUESTION -> startAnew(LoadFailure.CUT_IN, nowNanos);
      case PAUSE, INTERRUPTION -> {}
    }
  }

  private void answerBegins(Phase next, long nowNanos, long durationNanos) {
    samples.response().add(nowNanos - sinceNanos);
    enter(next, nowNanos);
    answerNanos = 0;
    answerGoesOn(nowNanos, durationNanos);
  }

  private void answerGoesOn(long nowNanos, long durationNanos) {
    answerNanos += durationNanos;
    spurt.arrived(nowNanos, durationNanos);
  }

  /** Of a pause between two sentences the engine sends as little as it likes. */
  private void pauseInAnswer() {
    if (phase == Phase.ANSWER || phase == Phase.SECOND_ANSWER) {
      spurt.endInto(samples.jitter());
    }
  }

  @Override
  public void onCleared() {
    audibleUntilNanos = Math.min(audibleUntilNanos, nanos.getAsLong());
  }

  @Override
  public void onClosed(String reason) {
    if (!over) {
      over = true;
      samples.failed(LoadFailure.DROPPED);
    }
  }

  private void enter(Phase next, long nowNanos) {
    phase = next;
    sinceNanos = nowNanos;
  }

  private void startAnew(LoadFailure failure, long nowNanos) {
    samples.failed(failure);
    spurt.endInto(new Samples());
    enter(Phase.PAUSE, nowNanos);
    packetsLeft = pausePackets() + LONGEST_PAUSE_PACKETS;
  }

  private int pausePackets() {
    return random.nextInt(SHORTEST_PAUSE_PACKETS, LONGEST_PAUSE_PACKETS + 1);
  }
}
