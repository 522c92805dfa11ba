package dev.repartee.tts.text;

import dev.repartee.tts.text.Reading.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The spoken words of a text as they come together, with the punctuation that carries prosody. */
final class Utterance {
  private static final String MARKS = ",.?!:;—";

  /** The last full stop of "A.M." is no mark. */
  private static final Pattern LETTERS = Pattern.compile("\\p{Lu}\\.$");

  private final List<SpokenToken> tokens = new ArrayList<>();

  /** Adds one word, which may be silent and leave only its punctuation. */
  void add(Spoken spoken, Context context) {
    Word word = context.word(0);
    if (word.opening().endsWith("(") && beginsWithLetter(word.core())) {
      mark(",");
    }
    if (!spoken.words().isEmpty()) {
      append(spoken.words(), word);
    }
    mark(closingMark(spoken, context));
    if (word.endsLine()) {
      mark(".");
    }
  }

  List<SpokenToken> tokens() {
    return List.copyOf(tokens);
  }

  private void append(String words, Word word) {
    if (!tokens.isEmpty()) {
      int lastIndex = tokens.size() - 1;
      SpokenToken before = tokens.get(lastIndex);
      if (before.textStart() == word.start()) {
        tokens.set(
            lastIndex,
            new SpokenToken(before.spoken() + " " + words, before.textStart(), before.textEnd()));
        return;
      }
    }
    tokens.add(new SpokenToken(words, word.start(), word.end()));
  }

  /** Puts a mark after the last word if it has none yet. */
  private void mark(String mark) {
    if (mark.isEmpty() || tokens.isEmpty()) {
      return;
    }
    int lastIndex = tokens.size() - 1;
    SpokenToken token = tokens.get(lastIndex);
    String spoken = token.spoken();
    char end = spoken.charAt(spoken.length() - 1);
    boolean spelled = LETTERS.matcher(spoken).find() && !mark.equals(".");
    if (spelled || MARKS.indexOf(end) < 0) {
      tokens.set(lastIndex, new SpokenToken(spoken + mark, token.textStart(), token.textEnd()));
    }
  }

  private static boolean beginsWithLetter(String core) {
    return !core.isEmpty() && Character.isLetter(core.charAt(0));
  }

  private static String closingMark(Spoken spoken, Context context) {
    Word word = context.word(0);
    boolean last = context.isLast() || word.endsLine();
    String closing = word.closing();
    if (spoken.words().isEmpty() && word.core().matches("[-–—]+")) {
      return "—";
    }
    if (closing.contains("?")) {
      return "?";
    }
    if (closing.contains("!")) {
      return "!";
    }
    if (closing.contains("…") || closing.contains("..")) {
      return last ? "." : ",";
    }
    boolean endsSentence = last || context.sentenceFollows();
    int from = spoken.takesFullStop() && closing.startsWith(".") && !endsSentence ? 1 : 0;
    for (int i = from; i < closing.length(); i++) {
      if (MARKS.indexOf(closing.charAt(i)) >= 0) {
        return closing.substring(i, i + 1);
      }
    }
    return closing.contains(")") || closing.contains("]") ? "," : "";
  }
}
