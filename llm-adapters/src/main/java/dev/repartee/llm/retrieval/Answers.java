package dev.repartee.llm.retrieval;

import dev.repartee.engine.spi.Prompt.Message;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words what was found, and what was cut off or missed. */
final class Answers {
  private static final String NOTHING_SAID = "I haven't said anything yet. What can I do for you?";
  private static final String NOTHING_LEFT =
      "That was all of it. What else would you like to know?";

  private final Knowledge knowledge;

  Answers(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** The entry's next answer that the caller has not heard yet, or the one heard longest ago. */
  String of(KnowledgeEntry entry, History history) {
    return switch (entry.action()) {
      case ANSWER -> next(entry, history) + offer(entry);
      case REPEAT -> repeated(history);
      case GO_ON -> rest(history);
      case UNKNOWN -> next(entry, history);
    };
  }

  /** The answer alone, where more answers follow. */
  String withoutOffer(KnowledgeEntry entry, History history) {
    return entry.action() == KnowledgeEntry.Action.ANSWER
        ? next(entry, history)
        : of(entry, history);
  }

  private static String offer(KnowledgeEntry entry) {
    return entry.then() == null ? "" : " " + entry.then().ask();
  }

  private static String next(KnowledgeEntry entry, History history) {
    List<String> answers =
        entry.answers().stream()
            .map(answer -> answer.replace("{name}", history.agentName()))
            .toList();
    List<String> said = history.agentTexts();
    int timesSaid = 0;
    for (String answer : answers) {
      if (said.stream().noneMatch(text -> text.contains(answer))) {
        return answer;
      }
      timesSaid += (int) said.stream().filter(text -> text.contains(answer)).count();
    }
    return answers.get(timesSaid % answers.size());
  }

  private String repeated(History history) {
    return history
        .lastAgentMessage()
        .map(message -> message.interrupted() ? whole(message.text()) : message.text())
        .filter(text -> !text.isBlank())
        .orElse(NOTHING_SAID);
  }

  /** What the agent was about to say, from the beginning of the sentence that was cut. */
  private String rest(History history) {
    Optional<Message> last = history.lastAgentMessage().filter(Message::interrupted);
    if (last.isEmpty()) {
      return NOTHING_LEFT;
    }
    String heard = last.get().text().strip();
    String whole = whole(heard);
    if (whole.length() <= heard.length()) {
      return NOTHING_LEFT;
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(whole);
    int start = sentences.preceding(heard.length() + 1);
    return whole.substring(start == BreakIterator.DONE ? 0 : start).strip();
  }

  /** The answer that begins with what was heard, or only that if there is none. */
  private String whole(String heard) {
    String begin = heard.strip();
    if (begin.isEmpty()) {
      return begin;
    }
    for (KnowledgeEntry entry : knowledge.entries()) {
      for (String answer : entry.answers()) {
        if (answer.startsWith(begin)) {
          return answer + offer(entry);
        }
      }
    }
    return knowledge.passages().stream()
        .map(passage -> passage.spoken(0))
        .filter(text -> text.startsWith(begin))
        .findFirst()
        .orElse(begin);
  }
}
