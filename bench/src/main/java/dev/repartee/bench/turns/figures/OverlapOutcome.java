package dev.repartee.bench.turns.figures;

import dev.repartee.bench.turns.cases.OverlapCase;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.StubSpeaker;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.Outcome;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the agent dealt with a sound over its speech.
 *
 * @param wasSpeaking whether the agent spoke when it began; if not, the case says nothing
 * @param gaveWay whether the agent gave up its reply
 * @param tookTurn whether the sound was committed as a turn of the caller
 * @param reactionMs from the sound's onset to the agent's output at half its loudness or less; null
 *     if that never happened or cannot be told
 * @param decisionMs from the onset to the end of the reply, or to the decision to go on; null if
 *     neither came
 * @param resumeMs from the sound's end until the agent's output was as before, 0 if it was by then;
 *     null if it never was
 */
public record OverlapOutcome(
    OverlapCase overlap,
    boolean wasSpeaking,
    boolean gaveWay,
    boolean tookTurn,
    @Nullable Long reactionMs,
    @Nullable Long decisionMs,
    @Nullable Long resumeMs) {
  /** What happens later than this after the sound was not caused by it. */
  private static final long LATEST_MS = 4_000;

  private static final double HALF = StubSpeaker.LEVEL / 2;
  private static final double FULL = StubSpeaker.LEVEL * 0.9;
  private static final long STEP_MS = 10;

  /** Judges a call. */
  public static OverlapOutcome of(OverlapCase overlap, CallTrace trace) {
    long onsetMs = overlap.overlap().startMs();
    long untilMs = overlap.overlap().endMs() + LATEST_MS;
    long hungUpMs = hungUp(trace);
    Long stopMs =
        first(
            trace.all(ReplyEnded.class).stream()
                .filter(end -> end.interrupted() && end.atMs() < hungUpMs)
                .map(ReplyEnded::atMs)
                .toList(),
            onsetMs,
            untilMs);
    Long resumedMs =
        first(
            trace.all(ReplyResumed.class).stream().map(ReplyResumed::atMs).toList(),
            onsetMs,
            untilMs);
    boolean echo = overlap.kind().isEcho();
    Long decidedMs = stopMs != null ? stopMs : resumedMs;
    return new OverlapOutcome(
        overlap,
        echo || isSpeaking(trace, onsetMs),
        stopMs != null,
        committed(trace, onsetMs),
        echo ? pausedAfter(trace, onsetMs, untilMs) : reaction(trace, onsetMs, untilMs),
        decidedMs == null ? null : decidedMs - onsetMs,
        echo || stopMs != null ? null : resume(trace, overlap));
  }

  /** Whether the agent fell silent or softer at all. */
  public boolean reacted() {
    return reactionMs != null;
  }

  /** Whether the agent went on, and within so long after the sound's end. */
  public boolean wentOnWithin(long ms) {
    return !gaveWay && resumeMs != null && resumeMs <= ms;
  }

  private static boolean isSpeaking(CallTrace trace, long atMs) {
    long started =
        trace.all(ReplyStarted.class).stream().filter(reply -> reply.atMs() < atMs).count();
    long ended = trace.all(ReplyEnded.class).stream().filter(end -> end.atMs() < atMs).count();
    return started > ended;
  }

  /** The end of the simulation: what ends then was not ended by the sound. */
  private static long hungUp(CallTrace trace) {
    return trace.all(TurnOutcome.class).stream()
        .filter(turn -> turn.outcome() == Outcome.CALL_ENDED)
        .mapToLong(TurnOutcome::atMs)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** A turn that was committed after the sound began, other than the question before it. */
  private static boolean committed(CallTrace trace, long onsetMs) {
    return trace.all(TurnCommitted.class).stream()
        .skip(1)
        .anyMatch(commit -> commit.atMs() >= onsetMs && commit.reason() != CommitReason.CALL_ENDED);
  }

  private static @Nullable Long reaction(CallTrace trace, long onsetMs, long untilMs) {
    for (long atMs = onsetMs; atMs < untilMs; atMs += STEP_MS) {
      if (outputLevel(trace, atMs) < HALF) {
        return atMs - onsetMs;
      }
    }
    return null;
  }

  private static @Nullable Long pausedAfter(CallTrace trace, long onsetMs, long untilMs) {
    Long pausedMs =
        first(
            trace.all(ReplyPaused.class).stream().map(ReplyPaused::atMs).toList(),
            onsetMs,
            untilMs);
    return pausedMs == null ? null : pausedMs - onsetMs;
  }

  private static @Nullable Long resume(CallTrace trace, OverlapCase overlap) {
    long endMs = overlap.overlap().endMs();
    for (long atMs = endMs; atMs < endMs + LATEST_MS; atMs += STEP_MS) {
      if (outputLevel(trace, atMs) >= FULL) {
        return atMs - endMs;
      }
    }
    return null;
  }

  /** How loud the agent's output is, before the line takes it to the caller. */
  private static float outputLevel(CallTrace trace, long atMs) {
    return trace.heard().levelAt(atMs + trace.line().oneWayMs() + trace.line().bufferedMs());
  }

  private static @Nullable Long first(List<Long> times, long fromMs, long untilMs) {
    return times.stream().filter(at -> at >= fromMs && at <= untilMs).findFirst().orElse(null);
  }

  @Override
  public String toString() {
    return "%s: %s%s%s, reaction %s, decision %s, resume %s"
        .formatted(
            overlap.id(),
            wasSpeaking ? "" : "agent did not speak, ",
            gaveWay ? "gave way" : "went on",
            tookTurn ? ", took turn" : "",
            reactionMs,
            decisionMs,
            resumeMs);
  }
}
