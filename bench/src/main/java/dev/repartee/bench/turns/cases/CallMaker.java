package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import java.util.List;

/** Makes calls of recorded turns: the agent asks, the caller answers, and then is silent. */
final class CallMaker {
  /** Long enough for any agent to answer. */
  private static final long SILENCE_AFTER_MS = 5_000;

  private final Prelude prelude;

  CallMaker(Prelude prelude) {
    this.prelude = prelude;
  }

  /**
   * A call.
   *
   * @param sound the turn, with what is around it
   * @param voiced when the voice sounds, on the clock of {@code sound}
   */
  TurnCase make(Origin origin, String question, AudioFrame sound, List<Span> voiced) {
    return make(origin, question, sound, voiced, false);
  }

  TurnCase make(
      Origin origin, String question, AudioFrame sound, List<Span> voiced, boolean plain) {
    long soundAtMs = Math.max(0, prelude.answerAtMs(question) - voiced.get(0).startMs());
    long endMs = soundAtMs + voiced.get(voiced.size() - 1).endMs();
    Track track = Track.quiet(endMs + SILENCE_AFTER_MS, origin.id().hashCode());
    track.add(sound, soundAtMs, 1);
    return new TurnCase(
        origin.id(),
        origin.source(),
        origin.recording(),
        Part.of(origin.speaker()),
        question,
        track.sound(),
        voiced.stream().map(span -> span.later(soundAtMs)).toList(),
        plain);
  }

  /** Where a case comes from. */
  record Origin(String id, String source, String recording, String speaker) {}
}
