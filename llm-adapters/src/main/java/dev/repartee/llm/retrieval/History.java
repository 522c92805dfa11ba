package dev.repartee.llm.retrieval;

import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt as the brain looks at it: what is asked now, and what went before. */
final class History {
  private static final Pattern NAME = Pattern.compile("\\bYou are (\\p{Lu}[\\p{L}'-]+)");

  private final Prompt prompt;
  private final List<Message> before;

  History(Prompt prompt) {
    this.prompt = prompt;
    List<Message> messages = prompt.messages();
    int now = messages.size();
    while (now > 0 && messages.get(now - 1).role() == Role.CALLER) {
      now--;
    }
    this.before = messages.subList(0, now);
  }

  /** The caller's words that wait for an answer. */
  String asked() {
    return prompt.lastCallerText();
  }

  /** What the agent is called in "You are …"; a neutral word if it has no name. */
  String agentName() {
    Matcher name = NAME.matcher(prompt.instructions());
    return name.find() ? name.group(1) : "your assistant";
  }

  /** What the agent said last. */
  Optional<Message> lastAgentMessage() {
    return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
  }

  /** The last question before this one that can be understood by itself, as plain text. */
  Optional<String> previousQuestion() {
    for (int i = before.size() - 1; i >= 0; i--) {
      String plain = Wording.plain(before.get(i).text());
      if (before.get(i).role() == Role.CALLER && !Questions.continues(plain)) {
        return Optional.of(plain).filter(text -> !text.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** Everything that the agent said. */
  List<String> agentTexts() {
    List<String> texts = new ArrayList<>();
    for (Message message : before) {
      if (message.role() == Role.AGENT) {
        texts.add(message.text());
      }
    }
    return texts;
  }
}
