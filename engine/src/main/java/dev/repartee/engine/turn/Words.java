package dev.repartee.engine.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a text, in lower case and without punctuation.
 *
 * <p>Languages that put no spaces between words give one item for each stretch between punctuation
 * marks.
 */
record Words(List<String> list) {
  static final Words NONE = new Words(List.of());

  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}'’@.-]+");
  private static final Pattern EDGES = Pattern.compile("^['’.-]+|['’.-]+$");

  Words {
    list = List.copyOf(list);
  }

  static Words of(String text) {
    List<String> words = new ArrayList<>();
    for (String piece : NOT_WORD.split(text.toLowerCase(Locale.ROOT).replace('’', '\''), -1)) {
      String word = EDGES.matcher(piece).replaceAll("");
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return new Words(words);
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  int count() {
    return list.size();
  }

  String first() {
    return list.get(0);
  }

  String last() {
    return list.get(list.size() - 1);
  }

  /** All in one line, for comparing with phrases. */
  String line() {
    return String.join(" ", list);
  }

  boolean startsWith(Words beginning) {
    return count() >= beginning.count()
        && list.subList(0, beginning.count()).equals(beginning.list());
  }

  /** All but the first {@code count}. */
  Words after(int count) {
    return new Words(list.subList(count, list.size()));
  }

  /** Whether these are among {@code others}, one after the other. */
  boolean areAmong(List<String> others) {
    for (int start = 0; start + list.size() <= others.size(); start++) {
      if (others.subList(start, start + list.size()).equals(list)) {
        return true;
      }
    }
    return false;
  }
}
