package dev.repartee.bench.turns.figures;

import dev.repartee.bench.text.SpokenText;
import dev.repartee.bench.text.WordErrorRate;
import dev.repartee.bench.turns.cases.OverlapCase;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.Clear;
import dev.repartee.bench.turns.simulation.SpokenPiece;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.spi.SynthesisEvent.WordTiming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the history of a reply that was interrupted, and what was heard of it.
 *
 * @param wordsInHistory how many of the reply's words stand there
 * @param wordsReceived how many had left the voice to their end before the cut, and were not thrown
 *     away on the line; null if the reply was paused more than once, which moves its words
 * @param wordsUnderstood how many a recogniser finds in what the caller received
 */
public record HeardWordsOutcome(
    OverlapCase overlap, int wordsInHistory, @Nullable Integer wordsReceived, int wordsUnderstood) {
  /** Everything the caller can hear of a reply needs this long to begin. */
  private static final long FRAME_MS = 10;

  /**
   * Judges a call; null if the reply was not interrupted.
   *
   * @param replyText all of the reply, had it been said
   * @param understood the text of what the caller received of it
   */
  public static @Nullable HeardWordsOutcome of(
      OverlapCase overlap, CallTrace trace, String replyText, String understood) {
    ReplyEnded ended = interrupted(overlap, trace);
    if (ended == null) {
      return null;
    }
    SpokenText spoken = new SpokenText();
    return new HeardWordsOutcome(
        overlap,
        wordCount(ended.heardText()),
        received(trace, ended),
        bestPrefix(spoken, replyText, spoken.words(understood)));
  }

  /** The reply that the overlap interrupted; null if it did not. */
  public static @Nullable ReplyEnded interrupted(OverlapCase overlap, CallTrace trace) {
    return trace.all(ReplyEnded.class).stream()
        .filter(end -> end.interrupted() && end.atMs() >= overlap.overlap().startMs())
        .findFirst()
        .orElse(null);
  }

  /** When the reply of a number began to be heard. */
  public static long heardFromMs(CallTrace trace, int reply) {
    long startedMs =
        trace.all(ReplyStarted.class).stream()
            .filter(started -> started.reply() == reply)
            .mapToLong(ReplyStarted::atMs)
            .findFirst()
            .orElse(0);
    return startedMs + trace.line().oneWayMs() + trace.line().bufferedMs();
  }

  private static @Nullable Integer received(CallTrace trace, ReplyEnded ended) {
    boolean moved =
        trace.all(ReplyResumed.class).stream().anyMatch(one -> one.reply() == ended.reply());
    if (moved) {
      return null;
    }
    long cutMs =
        trace.all(ReplyPaused.class).stream()
            .filter(paused -> paused.reply() == ended.reply() && !paused.ducked())
            .mapToLong(ReplyPaused::atMs)
            .findFirst()
            .orElse(ended.atMs());
    long startedMs = heardFromMs(trace, ended.reply()) - heardDelayMs(trace);
    long droppedMs =
        trace.clears().stream()
            .filter(clear -> clear.atMs() >= cutMs && clear.atMs() <= ended.atMs())
            .mapToLong(Clear::droppedMs)
            .max()
            .orElse(0);
    long playedMs = Math.floorDiv(cutMs - startedMs, FRAME_MS) * FRAME_MS + FRAME_MS - droppedMs;
    return wordsWithin(pieces(trace, ended), playedMs);
  }

  private static long heardDelayMs(CallTrace trace) {
    return trace.line().oneWayMs() + trace.line().bufferedMs();
  }

  /** The phrases of the reply, which begins with a mark that no other phrase begins with. */
  private static List<SpokenPiece> pieces(CallTrace trace, ReplyEnded ended) {
    String mark = ended.heardText().replaceAll("[^A-Za-z].*", "");
    List<SpokenPiece> all = trace.spoken();
    int from = 0;
    while (from < all.size() && !all.get(from).text().startsWith(mark)) {
      from++;
    }
    return all.subList(from, all.size());
  }

  private static int wordsWithin(List<SpokenPiece> pieces, long playedMs) {
    int words = 0;
    double phraseStartMs = 0;
    for (SpokenPiece piece : pieces) {
      double perMs = piece.rendering().sound().sampleRateHz() / 1000.0;
      for (WordTiming word : piece.rendering().words()) {
        if (phraseStartMs + word.endSample() / perMs > playedMs) {
          return words;
        }
        words++;
      }
      phraseStartMs += piece.rendering().sound().sampleCount() / perMs;
    }
    return words;
  }

  /** How many words from the reply's beginning come nearest to what was understood. */
  private static int bestPrefix(SpokenText spoken, String replyText, List<String> understood) {
    String[] tokens = replyText.strip().split("\\s+", -1);
    StringBuilder prefix = new StringBuilder();
    long fewest = understood.size();
    int best = 0;
    for (int i = 0; i < tokens.length; i++) {
      prefix.append(tokens[i]).append(' ');
      long errors = WordErrorRate.of(spoken.words(prefix.toString()), understood).errors();
      if (errors < fewest) {
        fewest = errors;
        best = i + 1;
      }
    }
    return best;
  }

  private static int wordCount(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
  }
}
