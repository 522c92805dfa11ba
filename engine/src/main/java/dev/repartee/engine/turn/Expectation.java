package dev.repartee.engine.turn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What kind of answer the agent's last words ask for, and whether some words are that answer.
 *
 * <p>Drawn from the wording of the last question alone; where that is in doubt, anything goes.
 */
final class Expectation {
  private static final int SHORT_ANSWER_WORDS = 4;
  private static final int FEWEST_DIGITS_OF_A_NUMBER = 6;
  private static final int DIGITS_OF_A_GROUP = 3;

  private enum Kind {
    OPEN,
    YES_OR_NO,
    CHOICE,
    NUMBER,
    EMAIL,
    NAME
  }

  private final Phrasebook phrases;
  private final Kind kind;
  private final Set<String> choices;
  private final int digits;

  private Expectation(Phrasebook phrases, Kind kind, Set<String> choices, int digits) {
    this.phrases = phrases;
    this.kind = kind;
    this.choices = choices;
    this.digits = digits;
  }

  /** Nothing in particular is expected. */
  static Expectation open(Phrasebook phrases) {
    return new Expectation(phrases, Kind.OPEN, Set.of(), 0);
  }

  /** What is expected after the agent was heard to say {@code remark}. */
  static Expectation after(String remark, Phrasebook phrases) {
    Words question = Words.of(lastQuestion(remark));
    if (question.isEmpty()) {
      return open(phrases);
    }
    int joiner = phrases.choiceJoiner(question);
    if (phrases.asksEmail(question)) {
      return new Expectation(phrases, Kind.EMAIL, Set.of(), 0);
    }
    if (phrases.asksNumber(question)) {
      return new Expectation(phrases, Kind.NUMBER, Set.of(), phrases.digitsAskedFor(question));
    }
    if (phrases.asksName(question)) {
      return new Expectation(phrases, Kind.NAME, Set.of(), 0);
    }
    if (joiner > 0 && joiner < question.count() - 1) {
      return new Expectation(
          phrases, Kind.CHOICE, choicesAround(joiner, question.list(), phrases), 0);
    }
    return phrases.asksYesNo(question)
        ? new Expectation(phrases, Kind.YES_OR_NO, Set.of(), 0)
        : open(phrases);
  }

  /** Whether a mere "mm-hmm" can be an answer here. */
  boolean takesMurmurs() {
    return kind == Kind.YES_OR_NO;
  }

  /** Whether these words are all of a turn. */
  Completeness judge(Words words) {
    Completeness asked =
        switch (kind) {
          case NUMBER -> judgeNumber(phrases.digitCount(words), digits);
          case EMAIL -> judgeEmail(words);
          case CHOICE -> judgeChoice(words);
          case YES_OR_NO, NAME, OPEN -> Completeness.UNKNOWN;
        };
    if (asked != Completeness.UNKNOWN) {
      return asked;
    }
    if (phrases.isPlainAnswer(words)) {
      return Completeness.COMPLETE;
    }
    return leadsOn(words) ? Completeness.UNFINISHED : Completeness.UNKNOWN;
  }

  private boolean leadsOn(Words words) {
    int trailing = trailingDigits(words);
    boolean inANumber =
        trailing >= DIGITS_OF_A_GROUP && trailing < FEWEST_DIGITS_OF_A_NUMBER && kind == Kind.OPEN;
    return phrases.endsUnfinished(words) || phrases.isSpelling(words) || inANumber;
  }

  private int trailingDigits(Words words) {
    List<String> list = words.list();
    int from = list.size();
    while (from > 0 && phrases.digitCount(new Words(List.of(list.get(from - 1)))) > 0) {
      from--;
    }
    // One figure such as 1999 is a year or a price; only what is read out digit by digit goes on.
    return list.size() - from < DIGITS_OF_A_GROUP
        ? 0
        : phrases.digitCount(new Words(list.subList(from, list.size())));
  }

  private static Completeness judgeNumber(int said, int wanted) {
    if (said == 0) {
      return Completeness.UNKNOWN;
    }
    if (wanted == 0) {
      return said < FEWEST_DIGITS_OF_A_NUMBER ? Completeness.UNFINISHED : Completeness.UNKNOWN;
    }
    return said < wanted ? Completeness.UNFINISHED : Completeness.COMPLETE;
  }

  private Completeness judgeEmail(Words words) {
    if (phrases.isPlainAnswer(words)) {
      return Completeness.COMPLETE;
    }
    return phrases.isWholeEmail(words) ? Completeness.UNKNOWN : Completeness.UNFINISHED;
  }

  private Completeness judgeChoice(Words words) {
    boolean named = words.list().stream().anyMatch(choices::contains);
    return named && words.count() <= SHORT_ANSWER_WORDS && !phrases.endsUnfinished(words)
        ? Completeness.COMPLETE
        : Completeness.UNKNOWN;
  }

  private static Set<String> choicesAround(int joiner, List<String> question, Phrasebook phrases) {
    Set<String> choices = new HashSet<>();
    choices.add(question.get(joiner - 1));
    choices.add(question.get(joiner + 1));
    choices.add(question.get(question.size() - 1));
    choices.removeIf(word -> phrases.endsUnfinished(new Words(List.of(word))));
    return choices;
  }

  /** The last question of a remark; nothing if it asks none. */
  private static String lastQuestion(String remark) {
    String text = remark.strip();
    int end = Math.max(text.lastIndexOf('?'), text.lastIndexOf('？'));
    // A question further back has been followed by something else, which the caller will answer.
    if (end < 0 || end < text.length() - 2) {
      return "";
    }
    int start = end - 1;
    while (start >= 0 && ".!?。！？".indexOf(text.charAt(start)) < 0) {
      start--;
    }
    return text.substring(start + 1, end);
  }
}
