package dev.repartee.llm.retrieval;

import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds what the knowledge says about the caller's last words to a prompt for a language model.
 *
 * <p>The notes stand at the end of the last message. Instructions and all earlier messages stay as
 * they are, byte for byte, so a provider's cache of the prompt's beginning holds; notes in the
 * instructions would void it every turn, and all knowledge in the instructions would make small
 * models slow. The notes of earlier turns are not sent again: what mattered of them was said. A
 * model that goes on after a tool is told the same notes at the same place as before.
 */
final class KnowledgeNotes {
  private static final double RELEVANT_SCORE = 0.6;
  private static final int MOST_NOTES = 4;
  private static final String HEADING =
      "[Notes for your answer, not said by the caller; use only what fits the question:";

  private final KnowledgeIndex index;

  KnowledgeNotes(KnowledgeIndex index) {
    this.index = index;
  }

  /** The prompt with notes, or the prompt itself if nothing fits or nothing was asked. */
  Prompt addTo(Prompt prompt) {
    int asked = questionEnd(prompt.entries());
    History history =
        new History(
            new Prompt(prompt.instructions(), prompt.entries().subList(0, asked), List.of()));
    String plain = String.join(" ", Questions.in(history.asked(), history.agentName()));
    if (plain.isEmpty()) {
      return prompt;
    }
    List<String> notes = notes(plain, history);
    return notes.isEmpty() ? prompt : withNotes(prompt, asked - 1, notes);
  }

  private List<String> notes(String plain, History history) {
    Stream<Match> alone = index.find(plain).stream();
    Stream<Match> together =
        Questions.continues(plain)
            ? history.previousQuestion().stream()
                .flatMap(earlier -> index.findFollowUp(earlier, plain).stream())
            : Stream.empty();
    return Stream.concat(alone, together)
        .filter(match -> match.score() >= RELEVANT_SCORE)
        .sorted(Comparator.comparingDouble(Match::score).reversed())
        .map(match -> note(match, history.agentName()))
        .filter(note -> !note.isEmpty())
        .distinct()
        .limit(MOST_NOTES)
        .toList();
  }

  private static String note(Match match, String agentName) {
    KnowledgeEntry entry = match.entry();
    if (entry != null) {
      String answer = entry.answers().isEmpty() ? "" : entry.answers().get(0);
      return answer.replace("{name}", agentName);
    }
    return match.passage() == null ? "" : String.join(" ", match.passage().sentences());
  }

  /** Index after the caller's message that the model answers, be it before or after its tools. */
  private static int questionEnd(List<Entry> entries) {
    int end = entries.size();
    if (end > 0 && entries.get(end - 1) instanceof ToolResult) {
      while (end > 0 && !isCallers(entries.get(end - 1))) {
        end--;
      }
    }
    return end;
  }

  private static boolean isCallers(Entry entry) {
    return entry instanceof Message message && message.role() == Role.CALLER;
  }

  private static Prompt withNotes(Prompt prompt, int index, List<String> notes) {
    List<Entry> entries = new ArrayList<>(prompt.entries());
    Message question = (Message) entries.get(index);
    String text = question.text() + "\n\n" + HEADING + "\n- " + String.join("\n- ", notes) + "]";
    entries.set(index, new Message(question.role(), text, question.interrupted()));
    return new Prompt(prompt.instructions(), entries, prompt.tools());
  }
}
