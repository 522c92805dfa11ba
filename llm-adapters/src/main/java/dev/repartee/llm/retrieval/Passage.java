package dev.repartee.llm.retrieval;

import java.util.List;
import java.util.Locale;

/**
 * A paragraph of a document.
 *
 * @param heading the headings above it, from the outermost; empty if none
 * @param sentences its sentences, in order; at least one
 */
record Passage(String heading, List<String> sentences) {
  /** As long as a listener follows without a pause. */
  private static final int LONGEST_SPOKEN = 260;

  Passage {
    sentences = List.copyOf(sentences);
  }

  /** What it is about: its own heading, or its first words. */
  String topic() {
    String own = heading.isEmpty() ? sentences.get(0) : heading;
    return own.substring(own.lastIndexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
  }

  /** What to say of it: all if that is short, else the sentence asked for and what follows. */
  String spoken(int sentence) {
    String all = String.join(" ", sentences);
    if (all.length() <= LONGEST_SPOKEN) {
      return all;
    }
    StringBuilder said = new StringBuilder(sentences.get(sentence));
    for (String next : sentences.subList(sentence + 1, sentences.size())) {
      if (said.length() + next.length() >= LONGEST_SPOKEN) {
        break;
      }
      said.append(' ').append(next);
    }
    return said.toString();
  }
}
