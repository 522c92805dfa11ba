package dev.repartee.engine.reply;

import java.util.Locale;
import java.util.Set;

/**
 * Tells whether a sentence ends after a token, by the token and by what follows it.
 *
 * <p>A full stop is the hard case: it also ends abbreviations and initials and stands after the
 * number of a list. Where both readings are possible, what follows decides: a small letter goes on,
 * a word such as "The" begins a sentence.
 */
final class SentenceEnds {
  private static final String CLOSERS = "\"'”’»」』）)]}*_~`";
  private static final String SURE_ENDERS = "!?…。！？";

  /** Abbreviations that something always follows. */
  private static final Set<String> PREFIXES =
      words(
          "dr mr mrs ms mx messrs prof rev gen sen rep gov capt lt col sgt maj hon pres st mt ft"
              + " vs e.g i.e eg ie cf approx viz");

  /** Abbreviations only if a number follows; "no" is a word otherwise. */
  private static final Set<String> BEFORE_NUMBERS =
      words(
          "no nos p pp fig figs vol ch sec art par ext apt jan feb mar apr jun jul aug sep sept oct"
              + " nov dec");

  /** Abbreviations that can also end a sentence. */
  private static final Set<String> SUFFIXES =
      words("etc inc ltd co corp llc jr sr esq ave blvd rd dept est al assn bros");

  /** Words that, written large after a doubtful full stop, begin a sentence. */
  private static final Set<String> STARTERS =
      words(
          "the a an it its i i'm i'll you we he she they this that these those there here if in on"
              + " at for when what where who why how is are do does can could would will please"
              + " and but or so then also our your my no yes let to from after before once as with"
              + " it's that's you're we're they're there's let's all any some each just");

  private final CharSequence text;
  private final boolean complete;

  SentenceEnds(CharSequence text, boolean complete) {
    this.text = text;
    this.complete = complete;
  }

  /** Whether a sentence ends. */
  enum Verdict {
    YES,
    NO,
    /** It cannot be told before more text is there. */
    UNSURE
  }

  /**
   * Judges the token from {@code tokenStart} to {@code tokenEnd}.
   *
   * @param next where the next token begins
   * @param first whether no other token stands before it in its phrase
   */
  Verdict judge(int tokenStart, int tokenEnd, int next, boolean first) {
    boolean goesOnSmall = Character.isLowerCase(text.charAt(next));
    int coreEnd = coreEnd(tokenStart, tokenEnd);
    char last = text.charAt(coreEnd - 1);
    if (SURE_ENDERS.indexOf(last) >= 0) {
      return goesOnSmall ? Verdict.NO : Verdict.YES;
    }
    if (endsLine(tokenEnd, next)) {
      return goesOnSmall ? Verdict.NO : Verdict.YES;
    }
    if (last != '.' || goesOnSmall) {
      return Verdict.NO;
    }
    return judgeFullStop(tokenStart, coreEnd, next, first);
  }

  /** Index after the token's last character that is not a closing quote, bracket or emphasis. */
  int coreEnd(int tokenStart, int tokenEnd) {
    int coreEnd = tokenEnd;
    while (coreEnd > tokenStart + 1 && CLOSERS.indexOf(text.charAt(coreEnd - 1)) >= 0) {
      coreEnd--;
    }
    return coreEnd;
  }

  private Verdict judgeFullStop(int tokenStart, int coreEnd, int next, boolean first) {
    String word = word(tokenStart, coreEnd - 1);
    if (PREFIXES.contains(word)
        || (first && isNumber(word))
        || (BEFORE_NUMBERS.contains(word) && Character.isDigit(text.charAt(next)))) {
      return Verdict.NO;
    }
    boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0)) && !word.equals("i");
    boolean dotted = word.length() >= 3 && word.charAt(1) == '.' && !word.endsWith(".");
    if (initial || dotted || SUFFIXES.contains(word)) {
      return startsSentence(next);
    }
    return Verdict.YES;
  }

  private Verdict startsSentence(int next) {
    int end = next;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    if (end == text.length() && !complete) {
      return Verdict.UNSURE;
    }
    int wordEnd = end;
    while (wordEnd > next && !Character.isLetterOrDigit(text.charAt(wordEnd - 1))) {
      wordEnd--;
    }
    return STARTERS.contains(word(next, wordEnd)) ? Verdict.YES : Verdict.NO;
  }

  private boolean endsLine(int tokenEnd, int next) {
    for (int i = tokenEnd; i < next; i++) {
      if (text.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  /** The token in small letters, without what opens it. */
  private String word(int start, int end) {
    int wordStart = start;
    while (wordStart < end && !Character.isLetterOrDigit(text.charAt(wordStart))) {
      wordStart++;
    }
    return lowerCase(text.subSequence(wordStart, end));
  }

  static String lowerCase(CharSequence word) {
    return word.toString().toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
  }

  static Set<String> words(String spaced) {
    return Set.of(spaced.split(" "));
  }
}
