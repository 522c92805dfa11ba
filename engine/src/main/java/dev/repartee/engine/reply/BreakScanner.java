package dev.repartee.engine.reply;

import dev.repartee.engine.reply.SentenceEnds.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the places at which a text that is still being written may be cut. */
final class BreakScanner {
  private static final String CLAUSE_MARKS = ",;:—–，、；：";
  private static final String CJK_MARKS = "。！？，、；：";
  private static final String OPENING_QUOTES = "“„«「『";
  private static final String CLOSING_QUOTES = "”»」』";

  /** Words after which a voice would not pause. */
  private static final Set<String> LEANING_WORDS =
      SentenceEnds.words(
          "a an the my your his her its our their this that these those some any no every each of"
              + " to in on at by for from with about into over under than as and or but if because"
              + " when while i you he she it we they is are was were be been am will would can"
              + " could should may might must do does did has have had not very so too just i'm"
              + " i'll i've it's that's we're you're there's let's");

  private final CharSequence text;
  private final boolean complete;
  private final int maxWordCharacters;
  private final SentenceEnds sentenceEnds;

  /**
   * A scanner of the text so far.
   *
   * @param complete whether nothing follows; else the end of the text is no place to cut
   * @param maxWordCharacters a longer word is cut
   */
  BreakScanner(CharSequence text, boolean complete, int maxWordCharacters) {
    this.text = text;
    this.complete = complete;
    this.maxWordCharacters = maxWordCharacters;
    this.sentenceEnds = new SentenceEnds(text, complete);
  }

  /** What a cut would fall after. */
  enum Kind {
    SENTENCE,
    CLAUSE,
    WORD,
    /** A word that leans on the next one, as "the" and "12" do. */
    LEANING_WORD,
    /** It cannot be told before more text is there. */
    UNSURE
  }

  /**
   * A place to cut.
   *
   * @param end index after the last character before the cut
   * @param words how many words stand before it
   */
  record Break(int end, Kind kind, int words) {}

  /** Returns the places after {@code start} in order, up to the first sure end of a sentence. */
  List<Break> scan(int start) {
    List<Break> breaks = new ArrayList<>();
    double words = 0;
    boolean quoted = false;
    int tokenStart = start;
    for (int end = tokenEnd(start); end > 0; end = tokenEnd(tokenStart)) {
      words += words(tokenStart, end);
      quoted = quotedAfter(tokenStart, end, quoted);
      Kind kind = kind(tokenStart, end, tokenStart == start);
      if (kind == Kind.UNSURE) {
        break;
      }
      int next = skipWhitespace(end);
      if (kind == Kind.SENTENCE && quoted && next < text.length()) {
        kind = Kind.CLAUSE;
      }
      breaks.add(new Break(end, kind, (int) words));
      if (kind == Kind.SENTENCE) {
        break;
      }
      tokenStart = next;
    }
    return breaks;
  }

  /** Index after the token that begins at {@code tokenStart}, or -1 if it may still grow. */
  private int tokenEnd(int tokenStart) {
    for (int end = tokenStart + 1; end < text.length(); end++) {
      char before = text.charAt(end - 1);
      char after = text.charAt(end);
      boolean afterMark = isOneOf(CJK_MARKS, before) && !continuesMark(after);
      boolean betweenIdeographs = isIdeograph(before) && isIdeograph(after);
      boolean tooLong = end - tokenStart > maxWordCharacters && !Character.isLowSurrogate(after);
      if (Character.isWhitespace(after) || afterMark || betweenIdeographs || tooLong) {
        return end;
      }
    }
    return complete && tokenStart < text.length() ? text.length() : -1;
  }

  private Kind kind(int tokenStart, int end, boolean first) {
    int next = skipWhitespace(end);
    if (next == text.length()) {
      return complete ? Kind.SENTENCE : Kind.UNSURE;
    }
    Verdict verdict = sentenceEnds.judge(tokenStart, end, next, first);
    if (verdict != Verdict.NO) {
      return verdict == Verdict.YES ? Kind.SENTENCE : Kind.UNSURE;
    }
    char last = text.charAt(sentenceEnds.coreEnd(tokenStart, end) - 1);
    if (isOneOf(CLAUSE_MARKS, last) && !isInsideDate(tokenStart, next)) {
      return Kind.CLAUSE;
    }
    return leansOn(tokenStart, end, next) ? Kind.LEANING_WORD : Kind.WORD;
  }

  private boolean leansOn(int tokenStart, int end, int next) {
    char last = text.charAt(end - 1);
    return !Character.isLetter(last)
        || !Character.isLetter(text.charAt(next))
        || Character.isDigit(text.charAt(tokenStart))
        || LEANING_WORDS.contains(SentenceEnds.lowerCase(text.subSequence(tokenStart, end)));
  }

  /** Whether this is the comma of "March 3, 2026". */
  private boolean isInsideDate(int tokenStart, int next) {
    return Character.isDigit(text.charAt(tokenStart)) && Character.isDigit(text.charAt(next));
  }

  /** Ideographs count half, for a word of such a script has about two. */
  private double words(int tokenStart, int end) {
    double ideographs = 0;
    boolean spelled = false;
    for (int i = tokenStart; i < end; i++) {
      char c = text.charAt(i);
      if (isIdeograph(c)) {
        ideographs++;
      } else {
        spelled |= Character.isLetterOrDigit(c);
      }
    }
    return ideographs / 2 + (spelled ? 1 : 0);
  }

  private boolean quotedAfter(int tokenStart, int end, boolean before) {
    boolean quoted = before;
    for (int i = tokenStart; i < end; i++) {
      char c = text.charAt(i);
      if (isOneOf(OPENING_QUOTES, c)) {
        quoted = true;
      } else if (isOneOf(CLOSING_QUOTES, c)) {
        quoted = false;
      } else if (c == '"') {
        quoted = !quoted && (i == tokenStart || !Character.isLetterOrDigit(text.charAt(i - 1)));
      }
    }
    return quoted;
  }

  private int skipWhitespace(int from) {
    int index = from;
    while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private static boolean continuesMark(char c) {
    return isOneOf(CJK_MARKS, c) || isOneOf(CLOSING_QUOTES, c) || c == '）' || c == '…';
  }

  private static boolean isIdeograph(char c) {
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA;
  }

  private static boolean isOneOf(String characters, char c) {
    return characters.indexOf(c) >= 0;
  }
}
