package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link CallTransport} must do; each one's test extends this, or {@link
 * TextLineContract} if the line carries text as well.
 */
public abstract class CallTransportContract {
  private static final long PATIENCE_SECONDS = 20;
  private static final long BEAT_MS = 10;
  private static final int FEW_BEATS = 30;

  private final List<Expectation> expectations = new CopyOnWriteArrayList<>();
  final List<String> typed = new CopyOnWriteArrayList<>();
  private final List<String> closeReasons = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  final List<ConversationEvent> events = new CopyOnWriteArrayList<>();
  private final TestTone.Ear callersEar = new TestTone.Ear();
  private final TestTone.Ear agentsEar = new TestTone.Ear();
  private Line line;
  private Thread home;
  private long beatTimer;
  private int beats;
  private TestTone agentSays = new TestTone(24_000, 0);
  private TestTone callerSays = new TestTone(16_000, 0);

  /** The far end of a line under test, driven by a test. Called on the line's context. */
  public interface Caller {
    void speak(AudioFrame tenMillis);

    void type(String text);

    void hangUp();
  }

  /** What the far end receives; called on the line's context. */
  public interface CallerListener {
    void onAudio(AudioFrame frame);

    void onEvent(ConversationEvent event);
  }

  /** A connected line. */
  public record Line(Vertx vertx, Context context, CallTransport transport, Caller caller) {}

  /** Makes a connected line, on which {@link CallTransport#start} was not called yet. */
  protected abstract Line connect(CallerListener listener) throws Exception;

  /** Releases what {@link #connect} took; called when the line is closed. */
  protected void release() throws Exception {}

  @BeforeEach
  final void connectAndStart() throws Exception {
    line =
        connect(
            new CallerListener() {
              @Override
              public void onAudio(AudioFrame frame) {
                callersEar.hear(frame);
                check();
              }

              @Override
              public void onEvent(ConversationEvent event) {
                events.add(event);
                check();
              }
            });
    home = ask(Thread::currentThread);
    run(
        () -> {
          line.transport().start(new Agent());
          beatTimer = line.vertx().setPeriodic(BEAT_MS, timer -> beat());
        });
  }

  @AfterEach
  final void hangUp() throws Exception {
    run(
        () -> {
          line.vertx().cancelTimer(beatTimer);
          line.transport().close("The test is over.");
          line.caller().hangUp();
        });
    release();
    assertEquals(List.of(), faults);
  }

  @Test
  void handsOnAt16KilohertzWhatTheCallerSays() throws Exception {
    run(() -> callerSays = new TestTone(16_000, 440));
    await("the agent hears the caller's tone", () -> agentsEar.hearsTone(440));
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 22_050, 24_000, 48_000})
  void playsAVoiceOfAnyUsualRateToTheCaller(int sampleRateHz) throws Exception {
    run(() -> agentSays = new TestTone(sampleRateHz, 500));
    await("the caller hears the agent's tone", () -> callersEar.hearsTone(500));
  }

  @Test
  void isSilentSoonAfterItIsClearedAndFedSilence() throws Exception {
    run(() -> agentSays = new TestTone(24_000, 500));
    await("the caller hears the agent's tone", () -> callersEar.hearsTone(500));
    run(
        () -> {
          long unheardNanos = line.transport().clear();
          assertTrue(unheardNanos >= 0, "was " + unheardNanos + " ns");
          agentSays = new TestTone(24_000, 0);
        });
    await("the caller hears silence", callersEar::hearsSilence);
  }

  @Test
  void followsAVoiceThatChangesItsRate() throws Exception {
    run(() -> agentSays = new TestTone(16_000, 500));
    await("the caller hears the first tone", () -> callersEar.hearsTone(500));
    run(() -> agentSays = new TestTone(24_000, 700));
    await("the caller hears the second tone", () -> callersEar.hearsTone(700));
  }

  @Test
  void reportsOnceThatTheCallerHungUp() throws Exception {
    run(
        () -> {
          line.caller().hangUp();
        });
    await("the end is reported", () -> !closeReasons.isEmpty());
    awaitAFewBeats();
    assertEquals(1, closeReasons.size());
    assertFalse(closeReasons.get(0).isBlank());
  }

  @Test
  void reportsOnceThatItWasClosedAndIgnoresWhatFollows() throws Exception {
    run(
        () -> {
          line.transport().close("Good bye.");
          assertEquals(List.of(), closeReasons, "the end is not reported from within close");
          line.transport().close("Good bye again.");
          assertEquals(0, line.transport().clear());
          line.transport().send(new ReplyText(1, 1, "too late"));
        });
    await("the end is reported", () -> !closeReasons.isEmpty());
    awaitAFewBeats();
    assertEquals(List.of("Good bye."), closeReasons);
  }

  @Test
  void estimatesAPlaybackDelayOfLessThanTwoSeconds() throws Exception {
    awaitAFewBeats();
    long delayNanos = ask(() -> line.transport().playbackDelayNanos());
    assertTrue(delayNanos >= 0 && delayNanos < 2_000_000_000L, "was " + delayNanos + " ns");
  }

  final Line line() {
    return line;
  }

  private void beat() {
    beats++;
    line.caller().speak(callerSays.next());
    line.transport().play(agentSays.next());
    check();
  }

  private void awaitAFewBeats() throws Exception {
    int until = ask(() -> beats + FEW_BEATS);
    await("time passes", () -> beats >= until);
  }

  final void run(Runnable action) throws Exception {
    boolean ran =
        ask(
            () -> {
              action.run();
              return true;
            });
    assertTrue(ran);
  }

  /** Runs {@code action} on the line's context and brings back its result. */
  private <T> T ask(Callable<T> action) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    line.context()
        .runOnContext(
            ignored -> {
              try {
                result.complete(action.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  final void await(String what, BooleanSupplier condition) throws Exception {
    Expectation expectation = new Expectation(condition, new CompletableFuture<>());
    expectations.add(expectation);
    line.context().runOnContext(ignored -> check());
    try {
      expectation.met.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain until " + what, e);
    }
  }

  private void check() {
    expectations.removeIf(
        expectation -> expectation.condition.getAsBoolean() && expectation.meet());
  }

  private record Expectation(BooleanSupplier condition, CompletableFuture<String> met) {
    boolean meet() {
      return met.complete("met");
    }
  }

  /** The engine's side of the line. */
  private final class Agent implements CallTransport.CallListener {
    @Override
    public void onAudio(AudioFrame frame) {
      note();
      if (frame.sampleRateHz() != 16_000) {
        faults.add("heard " + frame);
      }
      agentsEar.hear(frame);
      check();
    }

    @Override
    public void onText(String text) {
      note();
      typed.add(text);
      check();
    }

    @Override
    public void onClosed(String reason) {
      note();
      closeReasons.add(reason);
      check();
    }

    private void note() {
      if (Thread.currentThread() != home) {
        faults.add("called from " + Thread.currentThread());
      }
      if (!closeReasons.isEmpty()) {
        faults.add("called after the end");
      }
    }
  }
}
