package dev.repartee.bench.turns.figures;

import dev.repartee.bench.text.SpokenText;
import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.simulation.Asked;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import java.util.List;

/**
 * What became of a turn in which the agent cut.
 *
 * @param wordsLost words of the turn that the reply after its end was not asked with, as one turn
 * @param words all words of the turn
 * @param repliesAfterEnd how many replies began to sound after the turn's end
 * @param repliesHeardOut how many that began before were heard to their end
 */
public record Repair(int wordsLost, int words, int repliesAfterEnd, int repliesHeardOut) {
  /** Cut in two, speech is not recognised quite as in one. */
  private static final double MOST_LOST = 0.15;

  static Repair of(TurnCase turn, CallTrace trace, String referenceText) {
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
    List<String> reference = new SpokenText().words(referenceText);
    return new Repair(
        reference.size() - common(reference, new SpokenText().words(asked)),
        reference.size(),
        after.size(),
        (int) heardOut);
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
