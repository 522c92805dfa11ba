package dev.repartee.engine.turn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What kind of answer the agent's last words ask for, and whether some words are that answer.
 *
 * <p>Drawn from the wording of the last question alone; where that is in doubt, anything goes.
 */
final class Expectation {
  private static final int SHORT_ANSWER_WORDS = 4;
  private static final int YES_NO_ANSWER_WORDS = 5;
  private static final int DIGITS_OF_A_LONG_NUMBER = 6;
  private static final int DIGITS_OF_A_GROUP = 3;

  private static final Pattern QUESTION_MARK = Pattern.compile("[?？]\\s*$");

  private enum Kind {
    OPEN,
    YES_OR_NO,
    CHOICE,
    NUMBER,
    ONE_SIGN,
    EMAIL,
    NAME
  }

  private final Phrasebook phrases;
  private final Kind kind;
  private final Set<String> choices;
  private final int digits;
  private final int fewestDigits;

  private Expectation(
      Phrasebook phrases, Kind kind, Set<String> choices, int digits, int fewestDigits) {
    this.phrases = phrases;
    this.kind = kind;
    this.choices = choices;
    this.digits = digits;
    this.fewestDigits = fewestDigits;
  }

  private static Expectation of(Kind kind, Phrasebook phrases) {
    return new Expectation(phrases, kind, Set.of(), 0, 0);
  }

  /** Nothing in particular is expected. */
  static Expectation open(Phrasebook phrases) {
    return of(Kind.OPEN, phrases);
  }

  /** What is expected after the agent was heard to say {@code remark}. */
  static Expectation after(String remark, Phrasebook phrases) {
    Words question = Words.of(lastQuestion(remark));
    if (question.isEmpty()) {
      return open(phrases);
    }
    int digits = phrases.digitsAskedFor(question);
    int fewestDigits = phrases.fewestDigitsOf(question);
    int joiner = phrases.choiceJoiner(question);
    if (joiner > 0 && joiner < question.count() - 1) {
      return new Expectation(
          phrases, Kind.CHOICE, choicesAround(joiner, question.list(), phrases), 0, 0);
    }
    if (phrases.asksYesNo(question)) {
      return new Expectation(phrases, Kind.YES_OR_NO, Set.of(), digits, fewestDigits);
    }
    if (phrases.asksEmail(question)) {
      return of(Kind.EMAIL, phrases);
    }
    if (digits > 0 || fewestDigits > 0) {
      return new Expectation(phrases, Kind.NUMBER, Set.of(), digits, fewestDigits);
    }
    if (phrases.asksOneSign(question)) {
      return of(Kind.ONE_SIGN, phrases);
    }
    return of(phrases.asksName(question) ? Kind.NAME : Kind.OPEN, phrases);
  }

  /** Whether a mere "mm-hmm" can be an answer here. */
  boolean takesMurmurs() {
    return kind == Kind.YES_OR_NO;
  }

  /** Whether this text is all of a turn. */
  Completeness judge(String text) {
    Words words = Words.of(text);
    Completeness asked = judgeAnswer(words);
    if (asked != Completeness.UNKNOWN) {
      return asked;
    }
    if (QUESTION_MARK.matcher(text).find() && phrases.isWholeQuestion(words)) {
      return Completeness.COMPLETE;
    }
    return leadsOn(words) ? Completeness.UNFINISHED : Completeness.UNKNOWN;
  }

  /** Whether this is all of an answer, in words that make it one whatever their punctuation. */
  boolean isAnswer(String text) {
    return judgeAnswer(Words.of(text)) == Completeness.COMPLETE;
  }

  private Completeness judgeAnswer(Words words) {
    Completeness asked =
        switch (kind) {
          case NUMBER -> judgeNumber(phrases.digitCount(words));
          case EMAIL -> judgeEmail(words);
          case CHOICE -> judgeChoice(words);
          case YES_OR_NO -> judgeYesOrNo(words);
          case ONE_SIGN -> completeIf(words.count() <= 2 && !phrases.endsUnfinished(words));
          case NAME, OPEN -> Completeness.UNKNOWN;
        };
    return asked == Completeness.UNKNOWN ? completeIf(phrases.isPlainAnswer(words)) : asked;
  }

  private boolean leadsOn(Words words) {
    int trailing = trailingDigits(words);
    boolean inANumber =
        trailing >= DIGITS_OF_A_GROUP && trailing < DIGITS_OF_A_LONG_NUMBER && kind == Kind.OPEN;
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

  private Completeness judgeNumber(int said) {
    if (said == 0) {
      return Completeness.UNKNOWN;
    }
    if (digits > 0) {
      return said < digits ? Completeness.UNFINISHED : Completeness.COMPLETE;
    }
    return said < fewestDigits ? Completeness.UNFINISHED : Completeness.UNKNOWN;
  }

  private Completeness judgeYesOrNo(Words words) {
    // "Can you give me the number?" may be answered by the number.
    Completeness number = judgeNumber(phrases.digitCount(words));
    return number != Completeness.UNKNOWN
        ? number
        : completeIf(
            phrases.beginsWithYesOrNo(words)
                && words.count() <= YES_NO_ANSWER_WORDS
                && !phrases.endsUnfinished(words));
  }

  private static Completeness completeIf(boolean complete) {
    return complete ? Completeness.COMPLETE : Completeness.UNKNOWN;
  }

  private Completeness judgeEmail(Words words) {
    if (phrases.isPlainAnswer(words)) {
      return Completeness.COMPLETE;
    }
    return phrases.isWholeEmail(words) ? Completeness.UNKNOWN : Completeness.UNFINISHED;
  }

  private Completeness judgeChoice(Words words) {
    boolean named = words.list().stream().map(Expectation::plain).anyMatch(choices::contains);
    return completeIf(
        named && words.count() <= SHORT_ANSWER_WORDS && !phrases.endsUnfinished(words));
  }

  private static Set<String> choicesAround(int joiner, List<String> question, Phrasebook phrases) {
    Set<String> choices = new HashSet<>();
    for (int place : List.of(joiner - 1, joiner + 1, question.size() - 1)) {
      Words choice = new Words(List.of(question.get(place)));
      if (!phrases.endsUnfinished(choice)) {
        choices.add(plain(choice.last()));
      }
    }
    return choices;
  }

  /** Without the hyphen, about which writers differ: "e-mail", "email". */
  private static String plain(String word) {
    return word.replace("-", "");
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
