package dev.repartee.tts.g2p;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a sentence's tokens apart further, at hyphens, apostrophes and capitals inside words, and
 * groups the parts that are written without a space between them: each group is one word to speak.
 * Punctuation gets its phonemes here.
 */
final class WordParts {
  private static final String UPPER = "[A-ZÀ-ÖØ-Þ]";
  private static final String LOWER = "[a-zß-öø-ÿ]";
  private static final String APOSTROPHE = "['‘’]";
  private static final Pattern PART =
      Pattern.compile(
          String.join(
              "|",
              "^" + APOSTROPHE + "+",
              UPPER + "(?=" + UPPER + LOWER + ")",
              "(?:^-)?(?:\\d?[,.]?\\d)+",
              "[-_]+",
              APOSTROPHE + "{2,}",
              "\\p{L}*?(?:" + APOSTROPHE + "\\p{L})*?" + LOWER + "(?=" + UPPER + ")",
              "\\p{L}+(?:" + APOSTROPHE + "\\p{L})*",
              "[^\\w\\-'‘’]",
              APOSTROPHE + "+$"),
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Set<String> PUNCTUATION_TAGS =
      Set.of(".", ",", "-LRB-", "-RRB-", "``", "\"\"", "''", ":", "$", "#", "NFP");
  private static final Map<String, String> TAG_PHONEMES =
      Map.of("-LRB-", "(", "-RRB-", ")", "``", "“", "\"\"", "”", "''", "”");
  private static final String SPOKEN_PUNCTUATION = ";:,.!?—…\"“”";

  private WordParts() {}

  /**
   * The words of a sentence, each as its parts in order; a punctuation mark is a word of its own.
   */
  static List<List<Token>> group(List<Token> tokens) {
    List<List<Token>> words = new ArrayList<>();
    boolean open = false;
    for (Token token : tokens) {
      for (Token part : parts(token)) {
        if (isPunctuation(part)) {
          part.pronounce(punctuation(part));
          words.add(List.of(part));
          open = false;
          continue;
        }
        if (!open) {
          words.add(new ArrayList<>());
        }
        words.get(words.size() - 1).add(part);
        open = !part.spaceAfter();
      }
    }
    return words;
  }

  private static List<Token> parts(Token token) {
    List<Token> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(token.text());
    while (matcher.find()) {
      boolean last = matcher.end() == token.text().length();
      parts.add(
          new Token(
              matcher.group(),
              token.start() + matcher.start(),
              last && token.spaceAfter(),
              token.tag()));
    }
    return parts.isEmpty() ? List.of(token) : parts;
  }

  private static boolean isPunctuation(Token part) {
    boolean asciiLetters = part.text().chars().allMatch(WordParts::isAsciiLetter);
    boolean dash = part.text().equals("-") || part.text().equals("–");
    return (part.tag().equals(":") && dash)
        || (PUNCTUATION_TAGS.contains(part.tag()) && !asciiLetters);
  }

  private static String punctuation(Token part) {
    if (part.tag().equals(":") && !SPOKEN_PUNCTUATION.contains(part.text())) {
      return part.text().equals("-") || part.text().equals("–") ? "—" : spoken(part.text());
    }
    String byTag = TAG_PHONEMES.get(part.tag());
    return byTag == null ? spoken(part.text()) : byTag;
  }

  private static String spoken(String text) {
    StringBuilder spoken = new StringBuilder();
    text.chars()
        .filter(c -> SPOKEN_PUNCTUATION.indexOf(c) >= 0)
        .forEach(c -> spoken.append((char) c));
    return spoken.toString();
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
