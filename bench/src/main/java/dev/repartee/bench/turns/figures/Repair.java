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
import java.util.function.Supplier;

/**
 * What became of a turn in which the agent cut.
 *
 * <p>Usually a reply follows the turn's end, and must have been asked for with all words heard
 * before. Where none does, because what came after the cut was a breath, a "yeah" or not heard at
 * all, the reply that was given stands; then it must have been asked for with all words that are
 * understood of the whole turn.
 *
 * @param wordsLost words that the reply was not asked with, as one turn
 * @param words all words with which it should have been
 * @param replies how many replies began to sound after the turn's end; one that began before and
 *     stands counts if there was no other
 * @param othersHeardOut how many other replies that began before were heard to their end
 */
public record Repair(int wordsLost, int words, int replies, int othersHeardOut) {
  /** A word at the cut may be recognised otherwise when more follows. */
  private static final double MOST_LOST = 0.15;

  /**
   * Judges a turn that was cut.
   *
   * @param wholeText what is understood of the turn when it is heard in one piece
   */
  static Repair of(TurnCase turn, CallTrace trace, Supplier<String> wholeText) {
    List<ReplyStarted> started =
        trace.all(ReplyStarted.class).stream().filter(reply -> reply.turn() > 0).toList();
    List<ReplyStarted> after =
        started.stream().filter(reply -> reply.atMs() >= turn.endMs()).toList();
    List<ReplyStarted> answering = after.isEmpty() ? standing(started, trace) : after;
    long heardOut =
        started.stream()
            .filter(reply -> reply.atMs() < turn.endMs() && !answering.contains(reply))
            .filter(reply -> isHeardOut(trace, reply.reply()))
            .count();
    String asked =
        answering.isEmpty() ? "" : askedFor(trace, answering.get(answering.size() - 1).reply());
    List<String> parts = after.isEmpty() ? List.of(wholeText.get()) : heardEarly(turn, trace);
    SpokenText spoken = new SpokenText();
    List<String> askedWords = spoken.words(asked);
    int words = 0;
    int lost = 0;
    for (String part : parts) {
      List<String> partWords = spoken.words(part);
      words += partWords.size();
      lost += partWords.size() - common(partWords, askedWords);
    }
    return new Repair(lost, words, answering.size(), (int) heardOut);
  }

  /** The last reply, if it was not taken back. */
  private static List<ReplyStarted> standing(List<ReplyStarted> started, CallTrace trace) {
    if (started.isEmpty()) {
      return List.of();
    }
    ReplyStarted last = started.get(started.size() - 1);
    boolean withdrawn =
        trace.all(ReplyEnded.class).stream()
            .anyMatch(end -> end.reply() == last.reply() && end.withdrawn());
    return withdrawn ? List.of() : List.of(last);
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
    return replies == 1 && othersHeardOut == 0 && wordsLost <= Math.max(1, MOST_LOST * words);
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
