package dev.repartee.bench.caller;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.CallerLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds one call as a person would: waits for the greeting, speaks, waits for the answer, perhaps
 * interrupts it, and hangs up when it has said everything. Lives on one event loop.
 */
public final class SimulatedCaller implements CallerLine.Listener {
  private static final long GREETING_MS = 1500;
  private static final long REPLY_OVER_MS = 900;
  private static final long INTERRUPTED_MS = 250;

  private enum Phase {
    GREETED,
    SPEAKS,
    WAITS,
    LISTENS,
    DONE
  }

  private final EventLoop loop;
  private final MediaClock clock;
  private final CallerPlan plan;
  private final Consumer<ConversationEvent> onEvent;
  private final Consumer<CallReport> onEnd;
  private final Mouth mouth = new Mouth();
  private final Ear ear = new Ear();
  private final CallTape tape = new CallTape();
  private final List<TurnNotes> turns = new ArrayList<>();

  private Cancellable beat = Cancellable.DONE;
  private @Nullable CallerLine line;
  private Phase phase = Phase.GREETED;
  private long phaseSinceNanos;
  private boolean agentReplies;

  /**
   * A caller who has yet to call.
   *
   * @param onEvent gets what the agent's side tells
   * @param onEnd gets the report, once
   */
  public SimulatedCaller(
      EventLoop loop,
      MediaClock clock,
      CallerPlan plan,
      Consumer<ConversationEvent> onEvent,
      Consumer<CallReport> onEnd) {
    this.loop = loop;
    this.clock = clock;
    this.plan = plan;
    this.onEvent = onEvent;
    this.onEnd = onEnd;
  }

  /** Begins the call on a line that is connected; must be called on the loop. */
  public void begin(CallerLine connected) {
    line = connected;
    enter(Phase.GREETED);
    beat = clock.join(this::onBeat);
  }

  @Override
  public void onAudio(AudioFrame tenMillis) {
    ear.hear(tenMillis, loop.nanos());
    tape.hears(tenMillis, loop.nanos());
  }

  @Override
  public void onEvent(ConversationEvent event) {
    tape.isTold(event, loop.nanos());
    onEvent.accept(event);
    if (event instanceof ConversationEvent.TurnCommitted
        || event instanceof ConversationEvent.ReplyStarted) {
      agentReplies = true;
    } else if (event instanceof ConversationEvent.ReplyEnded) {
      agentReplies = false;
    }
    if (!turns.isEmpty()) {
      current().noteTurn(event);
    }
    turns.forEach(turn -> turn.noteReply(event));
  }

  @Override
  public void onClosed(String reason) {
    if (phase != Phase.DONE) {
      phase = Phase.DONE;
      beat.cancel();
      onEnd.accept(
          new CallReport(
              turns.stream().map(TurnNotes::report).toList(), tape.said(), tape.heard(), reason));
    }
  }

  private void onBeat() {
    CallerLine current = line;
    if (current == null || phase == Phase.DONE) {
      return;
    }
    long nowNanos = loop.nanos();
    AudioFrame said = mouth.next();
    tape.says(said, nowNanos);
    current.speak(said);
    switch (phase) {
      case GREETED -> waitForGreeting(nowNanos);
      case SPEAKS -> noteEndOfSpeech(nowNanos);
      case WAITS -> waitForReply(nowNanos);
      case LISTENS -> listenToReply(nowNanos);
      case DONE -> {}
    }
  }

  private void waitForGreeting(long nowNanos) {
    if (inPhaseFor(GREETING_MS, nowNanos) && agentIsDone(nowNanos)) {
      sayNext(nowNanos);
    }
  }

  private void noteEndOfSpeech(long nowNanos) {
    watchInterruption(nowNanos);
    if (!mouth.isSpeaking()) {
      current().speechEndNanos = nowNanos;
      ear.listenAfresh();
      enter(Phase.WAITS);
    }
  }

  private void waitForReply(long nowNanos) {
    watchInterruption(nowNanos);
    TurnNotes turn = current();
    boolean newSound = ear.hasHeard() && turn.isFreeOfOldReply();
    if (newSound) {
      turn.responseMs = NANOSECONDS.toMillis(ear.firstSoundNanos() - turn.speechEndNanos);
      enter(Phase.LISTENS);
    } else if (inPhaseFor(plan.patienceMs(), nowNanos)) {
      sayNext(nowNanos);
    }
  }

  private void listenToReply(long nowNanos) {
    Long interruptAfterMs = plan.interruptAfterMs();
    if (interruptAfterMs != null && plan.interruptsWith(turns.size())) {
      if (inPhaseFor(interruptAfterMs, nowNanos)) {
        sayNext(nowNanos);
        current().interruptedAtNanos = nowNanos;
      }
    } else if (agentIsDone(nowNanos)) {
      sayNext(nowNanos);
    }
  }

  /** The old reply has fallen silent once a pause is longer than those between words. */
  private void watchInterruption(long nowNanos) {
    TurnNotes turn = current();
    if (!turn.isFreeOfOldReply() && ear.silentFor(MILLISECONDS.toNanos(INTERRUPTED_MS), nowNanos)) {
      turn.oldReplyGone = true;
      long lastSoundAfterNanos = ear.lastSoundNanos() - turn.interruptedAtNanos;
      // Else it happened to be silent already, and there was nothing to interrupt.
      if (lastSoundAfterNanos >= 0) {
        turn.bargeInMs = NANOSECONDS.toMillis(lastSoundAfterNanos);
      }
      ear.listenAfresh();
    }
  }

  private void sayNext(long nowNanos) {
    if (turns.size() == plan.utterances().size()) {
      hangUp();
      return;
    }
    Utterance utterance = plan.utterances().get(turns.size());
    turns.add(new TurnNotes(utterance.name()));
    mouth.say(utterance);
    enter(Phase.SPEAKS);
    phaseSinceNanos = nowNanos;
  }

  private void hangUp() {
    CallerLine current = line;
    if (current != null) {
      current.hangUp();
    }
  }

  private boolean agentIsDone(long nowNanos) {
    return !agentReplies && ear.silentFor(MILLISECONDS.toNanos(REPLY_OVER_MS), nowNanos);
  }

  private boolean inPhaseFor(long ms, long nowNanos) {
    return nowNanos - phaseSinceNanos >= MILLISECONDS.toNanos(ms);
  }

  private void enter(Phase next) {
    phase = next;
    phaseSinceNanos = loop.nanos();
  }

  private TurnNotes current() {
    return turns.get(turns.size() - 1);
  }

  /** What is known of an exchange so far. */
  private static final class TurnNotes {
    private final String said;
    private long speechEndNanos;
    private long interruptedAtNanos = Long.MIN_VALUE;
    private boolean oldReplyGone;
    private int turn;
    private @Nullable String transcript;
    private @Nullable String reply;
    private boolean replyInterrupted;
    private int replyNumber;
    private @Nullable Long responseMs;
    private @Nullable Long bargeInMs;
    private ConversationEvent.@Nullable TurnLatency latency;

    TurnNotes(String said) {
      this.said = said;
    }

    /** Whether what is heard now can no longer be the reply that was interrupted. */
    boolean isFreeOfOldReply() {
      return interruptedAtNanos == Long.MIN_VALUE || oldReplyGone;
    }

    void noteTurn(ConversationEvent event) {
      if (event instanceof ConversationEvent.TurnCommitted committed) {
        transcript = transcript == null ? committed.text() : transcript + " " + committed.text();
        turn = committed.turn();
      } else if (event instanceof ConversationEvent.TurnLatency measured) {
        latency = measured;
      }
    }

    /** The end of a reply may be told when the caller is already one turn further. */
    void noteReply(ConversationEvent event) {
      if (event instanceof ConversationEvent.ReplyStarted started && started.turn() == turn) {
        replyNumber = started.reply();
      } else if (event instanceof ConversationEvent.ReplyEnded ended
          && ended.reply() == replyNumber) {
        reply = ended.heardText();
        replyInterrupted = ended.interrupted();
      }
    }

    TurnReport report() {
      return new TurnReport(
          said, transcript, reply, replyInterrupted, responseMs, bargeInMs, latency);
    }
  }
}
