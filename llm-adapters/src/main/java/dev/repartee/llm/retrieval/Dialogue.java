package dev.repartee.llm.retrieval;

import dev.repartee.engine.spi.Prompt;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what to say, from a prompt alone: nothing is remembered between turns.
 *
 * <p>In this order: an answer to the agent's own question, several questions at once, and one
 * question, which may lean on the one before. The thresholds were chosen on a development set of
 * questions; the tests measure on another. Thread safe; takes some milliseconds.
 */
final class Dialogue {
  /** A score from here on is answered. */
  static final double ANSWER_SCORE = 0.72;

  /** A score from here on is worth asking "did you mean". */
  static final double ASK_SCORE = 0.65;

  /** Two answers this close to each other are asked about rather than guessed. */
  private static final double SMALL_MARGIN = 0.012;

  /** A score from here on is never asked about. */
  private static final double CERTAIN_SCORE = 0.9;

  /** Each of several questions must fit better than one alone. */
  private static final double PART_SCORE = 0.75;

  /** How much a question that leans on the last one is preferred to be read so. */
  private static final double FOLLOW_UP_BONUS = 0.05;

  /** How much the entry that was answered last is preferred for a question that leans on it. */
  private static final double STAY_BONUS = 0.05;

  private static final int MOST_PARTS = 3;
  private static final Set<String> PLEASANTRIES =
      Set.of(
          "greeting", "thanks", "acknowledgement", "how-are-you", "nice-to-meet-you", "fine-too");

  private static final String GREETING = "greeting";
  private static final String UNKNOWN = "unknown";
  private static final String PUT_IT_OTHERWISE = "Sorry. Then please put it in other words.";
  private static final String NO_OFFER_NEEDED = "All right. What else can I do for you?";
  private static final String DO_NOT_KNOW = "I'm sorry, I don't know that.";

  private final Knowledge knowledge;
  private final KnowledgeIndex index;
  private final Answers answers;

  Dialogue(Knowledge knowledge, KnowledgeIndex index) {
    this.knowledge = knowledge;
    this.index = index;
    this.answers = new Answers(knowledge);
  }

  /** What the agent says next. */
  String answer(Prompt prompt) {
    History history = new History(prompt);
    List<String> parts = Questions.in(history.asked(), history.agentName());
    if (parts.isEmpty()) {
      return say(GREETING, history);
    }
    String plain = String.join(" ", parts);
    return toOwnQuestion(plain, history)
        .or(() -> several(withoutPleasantries(parts), history))
        .orElseGet(() -> one(String.join(" ", withoutPleasantries(parts)), history));
  }

  private Optional<String> toOwnQuestion(String plain, History history) {
    Optional<PendingQuestion> pending =
        history
            .lastAgentMessage()
            .flatMap(message -> PendingQuestion.in(message.text(), knowledge));
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    if (pending.get().refused(plain)) {
      return Optional.of(pending.get().offer() ? NO_OFFER_NEEDED : PUT_IT_OTHERWISE);
    }
    return pending.get().chosen(plain).map(match -> text(match, history, true));
  }

  /** Answers each part, if each is a good question by itself and no two are the same. */
  private Optional<String> several(List<String> parts, History history) {
    if (parts.size() < 2 || parts.size() > MOST_PARTS) {
      return Optional.empty();
    }
    Set<String> said = new LinkedHashSet<>();
    for (String part : parts) {
      Match best = best(part);
      if (best.score() < PART_SCORE || !best.known() || Questions.continues(part)) {
        return Optional.empty();
      }
      said.add(text(best, history, false));
    }
    return said.size() == parts.size() ? Optional.of(String.join(" ", said)) : Optional.empty();
  }

  private String one(String plain, History history) {
    Optional<KnowledgeEntry> exact = index.exact(withoutName(plain, history));
    if (exact.isPresent()) {
      return answers.of(exact.get(), history);
    }
    List<Match> alone = index.find(plain);
    Optional<Match> followUp = followUp(plain, alone.get(0), history);
    if (followUp.isPresent()) {
      return text(followUp.get(), history, true);
    }
    Match best = alone.get(0);
    if (!best.known() || best.score() < ASK_SCORE) {
      return say(UNKNOWN, history);
    }
    List<String> close = close(alone);
    if (best.score() < ANSWER_SCORE || (close.size() > 1 && best.score() < CERTAIN_SCORE)) {
      return close.isEmpty() ? say(UNKNOWN, history) : PendingQuestion.didYouMean(close);
    }
    return text(best, history, true);
  }

  /** The question read together with what went before, if that makes more sense. */
  private Optional<Match> followUp(String plain, Match alone, History history) {
    if (!Questions.continues(plain)) {
      return Optional.empty();
    }
    Optional<KnowledgeEntry> answered = answered(history);
    boolean saysNothingAlone = Wording.contentStems(plain).isEmpty() || !alone.known();
    double atLeast = saysNothingAlone ? 0 : alone.score() - FOLLOW_UP_BONUS;
    Optional<String> topic =
        answered.map(entry -> Wording.plain(entry.topic())).filter(text -> !text.isEmpty());
    return Stream.concat(history.previousQuestion().stream(), topic.stream())
        .flatMap(earlier -> index.findFollowUp(earlier, plain).stream())
        .filter(Match::known)
        .filter(match -> match.score() >= Math.max(ANSWER_SCORE, atLeast))
        .max(
            Comparator.comparingDouble(
                match ->
                    match.score()
                        + (answered.equals(Optional.ofNullable(match.entry())) ? STAY_BONUS : 0)));
  }

  /** What the agent answered last. */
  private Optional<KnowledgeEntry> answered(History history) {
    return history.lastAgentMessage().flatMap(message -> knowledge.entryThatSays(message.text()));
  }

  /** The topics that a caller may be asked about: the best match's, and the next if as good. */
  private static List<String> close(List<Match> matches) {
    double best = matches.get(0).score();
    return matches.stream()
        .limit(2)
        .filter(match -> match.known() && best - match.score() < SMALL_MARGIN)
        .map(Match::topic)
        .filter(topic -> !topic.isEmpty())
        .toList();
  }

  private Match best(String plain) {
    return index.exact(plain).map(Match::certain).orElseGet(() -> index.find(plain).get(0));
  }

  private String text(Match match, History history, boolean withOffer) {
    if (match.entry() != null) {
      return withOffer
          ? answers.of(match.entry(), history)
          : answers.withoutOffer(match.entry(), history);
    }
    return match.passage() == null ? DO_NOT_KNOW : match.passage().spoken(match.line());
  }

  private String say(String id, History history) {
    return knowledge.entry(id).map(entry -> answers.of(entry, history)).orElse(DO_NOT_KNOW);
  }

  /** Leaves out "okay", "thanks" and the like where something else is said too. */
  private List<String> withoutPleasantries(List<String> parts) {
    List<String> rest = parts.stream().filter(part -> !isPleasantry(part)).toList();
    return rest.isEmpty() ? parts.subList(parts.size() - 1, parts.size()) : rest;
  }

  private boolean isPleasantry(String part) {
    return index.exact(part).filter(entry -> PLEASANTRIES.contains(entry.id())).isPresent();
  }

  private static String withoutName(String plain, History history) {
    String name = " " + Wording.plain(history.agentName());
    return plain.endsWith(name) ? plain.substring(0, plain.length() - name.length()) : plain;
  }
}
