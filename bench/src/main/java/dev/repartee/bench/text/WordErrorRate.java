package dev.repartee.bench.text;

import java.util.List;

/**
 * How many words of a reference were heard wrong, left out or made up.
 *
 * @param errors the least number of substitutions, deletions and insertions (Levenshtein, 1966)
 * @param words words of the reference
 */
public record WordErrorRate(long errors, long words) {
  /** Of nothing. */
  public static final WordErrorRate NONE = new WordErrorRate(0, 0);

  /** Compares two texts word by word, as they are. */
  public static WordErrorRate of(List<String> reference, List<String> heard) {
    int[] previous = new int[heard.size() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= reference.size(); i++) {
      int[] current = new int[heard.size() + 1];
      current[0] = i;
      for (int j = 1; j <= heard.size(); j++) {
        boolean same = reference.get(i - 1).equals(heard.get(j - 1));
        int replaced = previous[j - 1] + (same ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return new WordErrorRate(previous[heard.size()], reference.size());
  }

  /** This and another measurement taken together. */
  public WordErrorRate plus(WordErrorRate other) {
    return new WordErrorRate(errors + other.errors, words + other.words);
  }

  /** Errors per word of the reference; may exceed 1. Zero if there was no reference. */
  public double rate() {
    return words == 0 ? 0 : (double) errors / words;
  }
}
