package dev.repartee.bench.turns.figures;

import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.event.ConversationEvent.SpeculationDropped;
import dev.repartee.engine.event.ConversationEvent.SpeculationStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the agent dealt with one turn of a caller.
 *
 * @param pauses how many pauses there were in it
 * @param pausesCut in how many of them, or just after, the agent took the turn to be over
 * @param heardEarlyMs how long the agent could be heard before the turn's true end
 * @param overlapMs how long it could be heard then while the caller spoke
 * @param responseMs from the caller's last voice to the first sound of the reply to the last
 *     commit, at the caller's ear; null if the turn's end was never answered
 * @param repair what became of a turn that was cut; null if it was not
 */
public record TurnOutcome(
    TurnCase turn,
    int pauses,
    int pausesCut,
    long heardEarlyMs,
    long overlapMs,
    @Nullable Long responseMs,
    @Nullable Repair repair,
    int speculations,
    int speculationsDropped) {
  /** Labels of a voice's end are as uncertain as this. */
  private static final long TOLERANCE_MS = 30;

  /** Overlap from which on a caller takes notice. */
  private static final long AUDIBLE_OVERLAP_MS = 300;

  /**
   * Judges a call.
   *
   * @param wholeText what is understood of the turn when it is heard in one piece; asked for only
   *     where the turn was cut
   */
  public static TurnOutcome of(TurnCase turn, CallTrace trace, Supplier<String> wholeText) {
    List<Long> commits = new ArrayList<>();
    for (TurnCommitted commit : trace.all(TurnCommitted.class)) {
      if (commit.atMs() > turn.startMs()) {
        commits.add(commit.atMs());
      }
    }
    List<Long> early = commits.stream().filter(atMs -> atMs < turn.endMs() - TOLERANCE_MS).toList();
    Span cutTime =
        early.isEmpty()
            ? new Span(turn.endMs(), turn.endMs())
            : new Span(early.get(0), turn.endMs());
    List<Span> audible = trace.heard().audible();
    List<Span> audibleEarly = audible.stream().filter(s -> s.overlapMs(cutTime) > 0).toList();
    return new TurnOutcome(
        turn,
        turn.pauses().size(),
        pausesCut(turn, early),
        cutTime.overlapMs(audible),
        turn.voiced().stream().mapToLong(voice -> both(voice, audibleEarly, cutTime)).sum(),
        response(turn, commits, trace),
        early.isEmpty() ? null : Repair.of(turn, trace, wholeText),
        trace.all(SpeculationStarted.class).size(),
        trace.all(SpeculationDropped.class).size());
  }

  /** Whether the agent took the turn to be over before it was. */
  public boolean isCut() {
    return repair != null;
  }

  /** Whether the caller could hear anything of that before the turn's end. */
  public boolean isHeardCut() {
    return isCut() && heardEarlyMs > 0;
  }

  /** Whether more than 300 ms of the agent's sound lay over the caller's speech. */
  public boolean isAudiblyCut() {
    return isCut() && overlapMs > AUDIBLE_OVERLAP_MS;
  }

  public boolean isRepaired() {
    return repair != null && repair.complete();
  }

  private static long both(Span voice, List<Span> audible, Span during) {
    long startMs = Math.max(voice.startMs(), during.startMs());
    long endMs = Math.min(voice.endMs(), during.endMs());
    return endMs <= startMs ? 0 : new Span(startMs, endMs).overlapMs(audible);
  }

  private static int pausesCut(TurnCase turn, List<Long> early) {
    int cut = 0;
    for (Span pause : turn.pauses()) {
      // A decision may fall a little after the voice has begun again, before it was noticed.
      if (early.stream().anyMatch(atMs -> atMs > pause.startMs() && atMs < pause.endMs() + 200)) {
        cut++;
      }
    }
    return cut;
  }

  private static @Nullable Long response(TurnCase turn, List<Long> commits, CallTrace trace) {
    if (commits.isEmpty()) {
      return null;
    }
    long last = commits.get(commits.size() - 1);
    long heardMs = trace.heard().firstAudibleMs(last);
    return last < turn.endMs() - TOLERANCE_MS || heardMs < 0 ? null : heardMs - turn.endMs();
  }

  @Override
  public String toString() {
    return "%s: %d of %d pauses cut, heard early %d ms, overlap %d ms, response %s, %s"
        .formatted(turn.id(), pausesCut, pauses, heardEarlyMs, overlapMs, responseMs, repair);
  }
}
