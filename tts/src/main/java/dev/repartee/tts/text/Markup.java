package dev.repartee.tts.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the marks of Markdown and HTML, and emoji, out of a text without moving a character.
 *
 * <p>What is not spoken becomes {@link #NOTHING}, so that every index keeps its meaning; the text
 * of a link, of code and of an image stays. (A Markdown parser would say what the marks mean but
 * not, for every character, where it stood.)
 */
final class Markup {
  /** Stands in place of a character that is not there; it does not separate words. */
  static final char NOTHING = '\0';

  private static final Pattern RULE_OR_FENCE =
      line("[ \\t]*(?:[-*_=][-*_= \\t]{2,}|(?:```|~~~).*|\\|?[ \\t]*:?-{2,}[-:| \\t]*)");
  private static final Pattern LINE_MARK =
      line("[ \\t]*(?:(?:#{1,6}|>+|[-*+•▪‣◦])[ \\t]+)+(?:\\[[ xX]\\][ \\t]+)?");
  private static final Pattern TABLE_ROW = line("[ \\t]*\\|(.*)\\|[ \\t]*$");
  private static final Pattern COMMENT_OR_TAG =
      Pattern.compile("<!--.*?-->|</?[A-Za-z][A-Za-z0-9]*(?:\\s[^<>]*)?/?>", Pattern.DOTALL);
  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[([^\\[\\]]*)\\]\\((?:[^()\\s]++|\\([^()\\s]*\\))*+(?:\\s+\"[^\"]*\")?\\)");
  private static final Pattern REFERENCE_LINK =
      Pattern.compile("!?\\[([^\\[\\]]+)\\]\\[[^\\[\\]]*\\]");
  private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^?\\d{1,3}\\]");
  private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,6}|#[xX][0-9a-fA-F]{1,5}|\\w+);");
  private static final Pattern STRONG =
      Pattern.compile("\\*{2,3}(?=\\S)|(?<=\\S)\\*{2,3}|~~|__(?=\\S)|(?<=\\S)__");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}*])\\*(?=[\\p{L}\\p{N}\"'“$])|(?<=[\\p{L}\\p{N}.,;:!?\"'”%)])\\*(?![\\p{L}\\p{N}*])"
              + "|(?<![\\p{L}\\p{N}_])_(?=[\\p{L}\\p{N}\"'“])|(?<=[\\p{L}\\p{N}.,;:!?\"'”)])_(?![\\p{L}\\p{N}_])");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?=[\\\\`*_{}\\[\\]()#+.!|>~-])");

  private static final Map<String, Character> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", '&'),
          Map.entry("lt", '<'),
          Map.entry("gt", '>'),
          Map.entry("quot", '"'),
          Map.entry("apos", '\''),
          Map.entry("nbsp", ' '),
          Map.entry("ndash", '–'),
          Map.entry("mdash", '—'),
          Map.entry("hellip", '…'),
          Map.entry("rsquo", '’'),
          Map.entry("lsquo", '‘'),
          Map.entry("rdquo", '”'),
          Map.entry("ldquo", '“'),
          Map.entry("euro", '€'),
          Map.entry("pound", '£'),
          Map.entry("deg", '°'),
          Map.entry("copy", '©'),
          Map.entry("reg", '®'),
          Map.entry("trade", '™'),
          Map.entry("times", '×'),
          Map.entry("frac12", '½'));

  private final StringBuilder text;

  private Markup(String text) {
    this.text = new StringBuilder(text);
  }

  /** Returns a text of the same length in which each index means the same character. */
  static String strip(String text) {
    Markup markup = new Markup(text);
    markup.remove(RULE_OR_FENCE);
    markup.tables();
    markup.remove(LINE_MARK);
    markup.keepGroup(LINK);
    markup.keepGroup(REFERENCE_LINK);
    markup.remove(FOOTNOTE);
    markup.remove(COMMENT_OR_TAG);
    markup.entities();
    markup.remove(STRONG);
    markup.remove(EMPHASIS);
    markup.remove(ESCAPED);
    markup.pictographs();
    return markup.text.toString();
  }

  private void remove(Pattern pattern) {
    pattern.matcher(text.toString()).results().forEach(match -> blank(match.start(), match.end()));
  }

  private void keepGroup(Pattern pattern) {
    for (MatchResult match : pattern.matcher(text.toString()).results().toList()) {
      blank(match.start(), match.start(1));
      blank(match.end(1), match.end());
    }
  }

  /** A cell ends with a pause. */
  private void tables() {
    for (MatchResult match : TABLE_ROW.matcher(text.toString()).results().toList()) {
      blank(match.start(), match.start(1));
      blank(match.end(1), match.end());
      for (int i = match.start(1); i < match.end(1); i++) {
        if (text.charAt(i) == '|') {
          text.setCharAt(i, ',');
        }
      }
    }
  }

  private void entities() {
    Matcher matcher = ENTITY.matcher(text.toString());
    while (matcher.find()) {
      char meant = entity(matcher.group(1));
      if (meant != NOTHING) {
        blank(matcher.start(), matcher.end());
        text.setCharAt(matcher.start(), meant);
      }
    }
  }

  private static char entity(String name) {
    if (!name.startsWith("#")) {
      return ENTITIES.getOrDefault(name, NOTHING);
    }
    boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
    int code =
        hexadecimal ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    return Character.isBmpCodePoint(code) && !Character.isSurrogate((char) code)
        ? (char) code
        : ' ';
  }

  /** Emoji separate words; what is invisible does not. */
  private void pictographs() {
    for (int i = 0; i < text.length(); ) {
      int code = text.codePointAt(i);
      int end = i + Character.charCount(code);
      if (isEmoji(code)) {
        blank(i, end);
        text.setCharAt(i, ' ');
      } else if (Character.getType(code) == Character.FORMAT || isKeyCapOrVariant(code)) {
        blank(i, end);
      } else if (code == '`') {
        blank(i, end);
      }
      i = end;
    }
  }

  private static boolean isEmoji(int code) {
    boolean pictograph =
        UCharacter.hasBinaryProperty(code, UProperty.EXTENDED_PICTOGRAPHIC)
            || UCharacter.hasBinaryProperty(code, UProperty.EMOJI_PRESENTATION)
            || UCharacter.hasBinaryProperty(code, UProperty.EMOJI_MODIFIER);
    return pictograph && "©®™".indexOf(code) < 0;
  }

  private static boolean isKeyCapOrVariant(int code) {
    return code == 0x20E3 || (code >= 0xFE00 && code <= 0xFE0F);
  }

  private void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        text.setCharAt(i, NOTHING);
      }
    }
  }

  private static Pattern line(String expression) {
    return Pattern.compile("^" + expression, Pattern.MULTILINE);
  }
}
