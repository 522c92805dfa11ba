package dev.repartee.llm.retrieval;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question that the agent asked and the caller now answers: "Did you mean …?", or an offer to say
 * more. It is read from what was really heard, so a question that was cut off is none.
 */
final class PendingQuestion {
  private static final String DID_YOU_MEAN = "Did you mean ";

  private final List<Match> options;
  private final boolean offer;

  private PendingQuestion(List<Match> options, boolean offer) {
    this.options = options;
    this.offer = offer;
  }

  /** Words a question for one or two options. */
  static String didYouMean(List<String> topics) {
    return DID_YOU_MEAN + String.join(", or ", topics) + "?";
  }

  /** The question at the end of what the agent said last, if there is one. */
  static Optional<PendingQuestion> in(String agentText, Knowledge knowledge) {
    int start = agentText.lastIndexOf(DID_YOU_MEAN);
    if (start >= 0) {
      String question = agentText.substring(start);
      List<Match> options =
          Stream.concat(
                  knowledge.entries().stream().map(Match::certain),
                  knowledge.passages().stream().map(Match::certain))
              .filter(option -> names(question, option.topic()))
              .sorted(Comparator.comparingInt(option -> question.indexOf(option.topic())))
              .toList();
      return options.isEmpty()
          ? Optional.empty()
          : Optional.of(new PendingQuestion(options, false));
    }
    return knowledge.entries().stream()
        .filter(entry -> offers(agentText, entry))
        .findFirst()
        .flatMap(entry -> knowledge.entry(offeredId(entry)))
        .map(target -> new PendingQuestion(List.of(Match.certain(target)), true));
  }

  /** Whether a refusal answers an offer, not a guess. */
  boolean offer() {
    return offer;
  }

  /** What the caller chose with a plain text; empty if the text is no choice. */
  Optional<Match> chosen(String plain) {
    return switch (Choice.of(plain)) {
      case FIRST -> Optional.of(options.get(0));
      case SECOND -> Optional.of(options.get(options.size() - 1));
      case NONE -> Optional.empty();
      case OTHER -> named(plain);
    };
  }

  boolean refused(String plain) {
    return Choice.of(plain) == Choice.NONE;
  }

  /** The only option whose topic shares a telling word with the text. */
  private Optional<Match> named(String plain) {
    Set<String> stems = new HashSet<>(Wording.contentStems(plain));
    List<Match> shared =
        options.stream()
            .filter(
                option ->
                    Wording.contentStems(Wording.plain(option.topic())).stream()
                        .anyMatch(stems::contains))
            .toList();
    boolean clear = !offer && shared.size() == 1 && Wording.wordCount(plain) <= 4;
    return clear ? Optional.of(shared.get(0)) : Optional.empty();
  }

  private static boolean names(String question, String topic) {
    int start = question.indexOf(" " + topic);
    int end = start + 1 + topic.length();
    return start >= 0 && end < question.length() && "?,".indexOf(question.charAt(end)) >= 0;
  }

  private static boolean offers(String agentText, KnowledgeEntry entry) {
    return entry.then() != null
        && agentText.endsWith(entry.then().ask())
        && entry.answers().stream().anyMatch(agentText::contains);
  }

  private static String offeredId(KnowledgeEntry entry) {
    return entry.then() == null ? "" : entry.then().id();
  }
}
