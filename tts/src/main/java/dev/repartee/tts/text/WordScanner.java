package dev.repartee.tts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a text into words, each with the place of the token it comes from. */
final class WordScanner {
  private static final Pattern EMOTICON =
      Pattern.compile("[:;=8xX]['’]?[-o^]?[)(DPpOo/|*3]|<3|\\^_*\\^");

  private static final int MAX_WORD_CHARACTERS = 200;

  private WordScanner() {}

  /** Returns the words in order; several may come from one token ("10&nbsp;km"). */
  static List<Word> scan(String text) {
    String plain = Markup.strip(text);
    List<Word> words = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      if (Character.isWhitespace(text.charAt(start))) {
        start++;
        continue;
      }
      int end = start;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      addWords(words, plain.substring(start, end), start, end, endsLine(text, end));
      start = end;
    }
    return words;
  }

  private static void addWords(
      List<Word> words, String token, int start, int end, boolean endsLine) {
    String all = token.replace(String.valueOf(Markup.NOTHING), "");
    String visible = all.substring(0, Math.min(MAX_WORD_CHARACTERS, all.length()));
    if (visible.isBlank() || EMOTICON.matcher(visible).matches()) {
      words.add(new Word("", "", "", start, end, endsLine));
      return;
    }
    int from = 0;
    for (int i = 0; i <= visible.length(); i++) {
      boolean separates = i == visible.length() || isSpace(visible.charAt(i));
      if (separates && i > from) {
        boolean last = visible.substring(i).isBlank();
        words.add(Word.of(visible.substring(from, i), start, end, endsLine && last));
      }
      if (separates) {
        from = i + 1;
      }
    }
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether a new line follows that does not merely go on with the sentence. */
  private static boolean endsLine(String text, int from) {
    boolean newLine = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        return newLine && !Character.isLowerCase(c);
      }
      newLine |= c == '\n';
    }
    return false;
  }
}
