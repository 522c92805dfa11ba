package dev.repartee.bench.turns.figures;

import dev.repartee.bench.text.SpokenText;
import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.simulation.Asked;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnDiscarded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a turn in which the agent cut.
 *
 * @param wordsLost words heard before the turn's end, of commits and of what was discarded, that
 *     the reply after it was not asked with, as one turn
 * @param words all words heard before the turn's end
 * @param repliesAfterEnd how many replies began to sound after the turn's end
 * @param repliesHeardOut how many that began before were heard to their end
 */
public record Repair(int wordsLost, int words, int repliesAfterEnd, int repliesHeardOut) {
  /** A word at the cut may be recognised otherwise when more follows. */
  private static final double MOST_LOST = 0.15;

  static Repair of(TurnCase turn, CallTrace trace) {
    List<ReplyStarted> started =
        trace.all(ReplyStarted.class).stream().filter(reply -> reply.turn() > 0).toList();
    List<ReplyStarted> after =
        started.stream().filter(reply -> reply.atMs() >= turn.endMs()).toList();
    long heardOut =
        started.stream()
            .filter(reply -> reply.atMs() < turn.endMs())
            .filter(reply -> isHeardOut(trace, reply.reply()))
            .count();
    String asked = after.isEmpty() ? "" : askedFor(trace, after.get(after.size() - 1).reply());
    SpokenText spoken = new SpokenText();
    List<String> askedWords = spoken.words(asked);
    int words = 0;
    int lost = 0;
    for (String part : heardEarly(turn, trace)) {
      List<String> partWords = spoken.words(part);
      words += partWords.size();
      lost += partWords.size() - common(partWords, askedWords);
    }
    return new Repair(lost, words, after.size(), (int) heardOut);
  }

  /**
   * What was understood of the turn before its end: a turn committed twice counts as it was last.
   */
  private static List<String> heardEarly(TurnCase turn, CallTrace trace) {
    Map<Integer, String> commits = new LinkedHashMap<>();
    for (TurnCommitted commit : trace.all(TurnCommitted.class)) {
      if (commit.atMs() < turn.endMs()) {
        commits.put(commit.turn(), commit.text());
      }
    }
    List<String> parts = new ArrayList<>(commits.values());
    trace.all(TurnDiscarded.class).stream()
        .filter(discarded -> discarded.atMs() > turn.startMs())
        .forEach(discarded -> parts.add(discarded.text()));
    return parts;
  }

  /** Whether nothing was lost and one reply answers all. */
  public boolean complete() {
    return repliesAfterEnd == 1
        && repliesHeardOut == 0
        && wordsLost <= Math.max(1, MOST_LOST * words);
  }

  private static boolean isHeardOut(CallTrace trace, int reply) {
    return trace.all(ReplyEnded.class).stream()
        .anyMatch(end -> end.reply() == reply && !end.interrupted());
  }

  /** The caller's words to which a reply answers. */
  private static String askedFor(CallTrace trace, int reply) {
    StringBuilder text = new StringBuilder();
    for (ReplyText more : trace.all(ReplyText.class)) {
      if (more.reply() == reply) {
        text.append(more.text());
      }
    }
    String found = "";
    for (Asked asked : trace.asked()) {
      if (text.toString().startsWith(asked.mark())) {
        found = asked.prompt().lastCallerText();
      }
    }
    return found;
  }

  /** The length of the longest common subsequence. */
  private static int common(List<String> one, List<String> other) {
    int[] previous = new int[other.size() + 1];
    for (String word : one) {
      int[] current = new int[other.size() + 1];
      for (int j = 1; j <= other.size(); j++) {
        current[j] =
            word.equals(other.get(j - 1))
                ? previous[j - 1] + 1
                : Math.max(previous[j], current[j - 1]);
      }
      previous = current;
    }
    return previous[other.size()];
  }
}
