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
  private final int names;

  private Expectation(
      Phrasebook phrases, Kind kind, Set<String> choices, int digits, int fewestDigits, int names) {
    this.phrases = phrases;
    this.kind = kind;
    this.choices = choices;
    this.digits = digits;
    this.fewestDigits = fewestDigits;
    this.names = names;
  }

  private static Expectation of(Kind kind, Phrasebook phrases) {
    return new Expectation(phrases, kind, Set.of(), 0, 0, 0);
  }

  /** Nothing in particular is expected. */
  static Expectation open(Phrasebook phrases) {
    return of(Kind.OPEN, phrases);
  }

  /** What is expected after the agent was heard to say {@code remark}. */
  static Expectation after(String remark, Phrasebook phrases) {
    String last = lastSentence(remark);
    Words sentence = Words.of(last);
    if (QUESTION_MARK.matcher(last).find()) {
      return afterQuestion(sentence, phrases);
    }
    return phrases.isRequest(sentence) ? afterRequest(sentence, phrases) : open(phrases);
  }

  private static Expectation afterQuestion(Words question, Phrasebook phrases) {
    int joiner = phrases.choiceJoiner(question);
    if (joiner > 0 && joiner < question.count() - 1) {
      Set<String> choices = choicesAround(joiner, question.list(), phrases);
      return new Expectation(phrases, Kind.CHOICE, choices, 0, 0, 0);
    }
    return phrases.asksYesNo(question)
        ? forDetails(Kind.YES_OR_NO, question, phrases)
        : afterRequest(question, phrases);
  }

  private static Expectation afterRequest(Words request, Phrasebook phrases) {
    if (phrases.asksEmail(request)) {
      return of(Kind.EMAIL, phrases);
    }
    if (phrases.digitsAskedFor(request) > 0 || phrases.fewestDigitsOf(request) > 0) {
      return forDetails(Kind.NUMBER, request, phrases);
    }
    if (phrases.asksOneSign(request)) {
      return of(Kind.ONE_SIGN, phrases);
    }
    return forDetails(phrases.namesAskedFor(request) > 0 ? Kind.NAME : Kind.OPEN, request, phrases);
  }

  private static Expectation forDetails(Kind kind, Words request, Phrasebook phrases) {
    return new Expectation(
        phrases,
        kind,
        Set.of(),
        phrases.digitsAskedFor(request),
        phrases.fewestDigitsOf(request),
        phrases.namesAskedFor(request));
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
          case NAME -> completeIf(phrases.tellsNames(names, words));
          case OPEN -> Completeness.UNKNOWN;
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
    // "Can you give me the number?" may be answered by the number, and so may a name.
    Completeness number = judgeNumber(phrases.digitCount(words));
    if (number != Completeness.UNKNOWN) {
      return number;
    }
    boolean yesOrNo =
        phrases.beginsWithYesOrNo(words)
            && words.count() <= YES_NO_ANSWER_WORDS
            && !phrases.endsUnfinished(words);
    return completeIf(yesOrNo || (names > 0 && phrases.tellsNames(names, words)));
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

  /** The last sentence of a remark, with what ends it. */
  private static String lastSentence(String remark) {
    String text = remark.strip();
    int start = text.length() - 1;
    while (start > 0 && ".!?。！？".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(Math.max(0, start));
  }
}
